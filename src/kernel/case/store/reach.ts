import { type Access, allows, may, type Scope, type VerbContext } from '../../verb/index.ts'
import { takersOf } from '../party.ts'
import type { Procedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseFile } from './case-file.ts'
import { stepsFrom } from './case-state.ts'
import { readFile } from './case-store.ts'

/** Throws 403 unless the case is this actor's to see: an official also needs the right to read cases (三员不看业务). */
export function requireCase(ctx: VerbContext, scope: Scope): void {
  ctx.within(scope)
  if (ctx.actor.kind === 'official' && !allows(may('cases.read'), ctx.actor)) throw refusals.seesNoCases()
}

/** Throws 403 where the case is about what this actor did (回避): its form names those who are judged in it. */
export function requireUnjudged({ actor }: VerbContext, { form }: CaseFile): void {
  if (actor.account && Array.isArray(form.judged) && form.judged.includes(actor.account))
    throw refusals.judgedInIt()
}

/** The case of a number, if it is this actor's to see. Throws 404 and 403. */
export async function caseInReach(ctx: VerbContext, number: string): Promise<CaseFile> {
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchCase()
  ctx.act.district(file.district)
  requireCase(ctx, file)
  requireUnjudged(ctx, file)
  return file
}

/** Throws 403 unless this actor is an official who may take one of the steps from where the case stands. */
export function requireHandler(ctx: VerbContext, procedure: Procedure, file: CaseFile): void {
  const takes =
    ctx.actor.kind === 'official' && handledBy(procedure, file).some((who) => allows(who, ctx.actor))
  if (!takes) throw refusals.notYourTurn({ detail: `它在“${procedure.states[file.state]?.title}”。` })
}

/** Who may take the steps from where the case stands. */
export const handledBy = (procedure: Procedure, file: CaseFile): Access[] =>
  stepsFrom(procedure, file.state).flatMap(([, step]) => takersOf(step))
