import { allows, may, type VerbContext } from '../../../kernel/verb/index.ts'
import { requireAdmitted } from '../recusal/declare.ts'
import { refusals } from '../refusals.ts'
import { type Supervisor, supervisorsIn } from '../store/supervisors.ts'
import { lockVisit, type Visit, visitByNumber } from '../store/visits.ts'

/** A visit that this actor may look at: of the bureau, or of whoever is on its team. For all others it is not there. */
export async function visitInReach(ctx: VerbContext, number: string): Promise<Visit> {
  const visit = await visitByNumber(ctx.db, number)
  if (!visit) throw refusals.noSuchVisit()
  ctx.act.subject('case', number)
  ctx.act.district(visit.district)
  if (bureau(ctx)) ctx.within({ district: visit.district })
  else if (!(await ownSupervisor(ctx, number))) throw refusals.noSuchVisit()
  return visit
}

/** Whether whoever asks plans visits or decides on them. */
export const bureau = ({ actor }: VerbContext): boolean =>
  actor.kind === 'official' && (allows(may('visits.plan'), actor) || allows(may('visits.decide'), actor))

/** A visit held for the act, with whoever asks as one of its team; what two send at once is taken one after the other. */
export async function walked(
  ctx: VerbContext,
  number: string,
): Promise<{ visit: Visit; own: Supervisor; team: Supervisor[] }> {
  const visit = await lockVisit(ctx.db, number)
  const all = visit ? await supervisorsIn(ctx.db, number) : []
  const own = all.find(({ account, until }) => account === ctx.actor.account && until === null)
  if (!visit || !all.some(({ account }) => account === ctx.actor.account)) throw refusals.noSuchVisit()
  if (!own) throw refusals.notOnTeam()
  ctx.act.subject('case', number)
  ctx.act.district(visit.district)
  return { visit, own, team: all.filter(({ until }) => until === null) }
}

/** The same, as the lead: nobody else settles or ends a checklist. */
export async function led(ctx: VerbContext, number: string) {
  const found = await walked(ctx, number)
  if (!found.own.lead) throw refusals.notLead()
  await requireAdmitted(ctx, found.visit, found.own)
  return found
}

/** Whoever asks, as a supervisor of the visit now; null for whoever is none. */
export async function ownSupervisor(ctx: VerbContext, number: string): Promise<Supervisor | null> {
  const { account } = ctx.actor
  const all = await supervisorsIn(ctx.db, number)
  return all.find((one) => one.until === null && one.account === account) ?? null
}
