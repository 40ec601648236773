import { openCases } from '../../../kernel/case/index.ts'
import { setGroundsOf } from '../../../kernel/ground/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { causesOf } from '../case/hold.ts'
import { procedureOf } from '../case/procedure.ts'
import { type Claim, claimsForCertificates, insertClaims } from '../claim.ts'
import { claimsOpened } from '../events.ts'
import { type Gathered, gatherClaims, type Subject } from '../facts/gather-facts.ts'
import { PROJECT_NAMES } from '../facts.ts'
import { districtsOf } from './district-of.ts'
import { payeeNames } from './payee-names.ts'

/** Somebody who was certified; `class` where a subsidised class led to it. */
export interface Certified {
  certificate: string
  person: string
  class: string | null
}

/** The dependant under which the kernel keeps what a claim rests on. */
export const CLAIM = 'claim'

/**
 * Raises the claims for the people of a class who were certified (系统自动发起申领): the training, and the evaluation
 * fee. All in sets, however many they are; run again it finds what it raised before. A training that is refused is a
 * case, too, so that the person reads why; an evaluation fee that nobody can have is not.
 */
export async function raiseClaims(ctx: VerbContext, certified: readonly Certified[]): Promise<string[]> {
  const known = new Set(
    (
      await claimsForCertificates(
        ctx.db,
        certified.map(({ certificate }) => certificate),
      )
    ).map(({ certificate, project }) => `${project} ${certificate}`),
  )
  const subjects = certified.flatMap((one) =>
    one.class === null
      ? []
      : (['training', 'assessment'] as const).map((project): Subject => ({ ...one, project })),
  )
  const gathered = await gatherClaims(
    ctx,
    subjects.filter(({ project, certificate }) => !known.has(`${project} ${certificate}`)),
  )
  return openClaims(
    ctx,
    gathered.filter(({ facts, decision }) => facts.project === 'training' || decision.outcome !== 'refused'),
  )
}

const RAISED = '系统根据结业和取证记录自动发起，无需填表'

/** A claim that is not raised but offered. */
export interface Offer {
  /** The last day on which it may be taken up. */
  until: CivilDate
  note: string
}

/** Opens the cases of what was gathered, in sets, some of them as offers; gives back their numbers. */
export async function openClaims(
  ctx: VerbContext,
  gathered: readonly Gathered[],
  { note = RAISED, offers = new Map() }: { note?: string; offers?: ReadonlyMap<Gathered, Offer> } = {},
): Promise<string[]> {
  const people = await peopleByIds(
    ctx,
    gathered.map(({ subject }) => subject.person),
  )
  const held = await causesOf(ctx, gathered)
  const causes = new Map(gathered.map((claim, index) => [claim, held[index] ?? null]))
  const districts = await districtsOf(ctx, gathered, people)
  const names = await payeeNames(ctx.db, gathered)
  const numbers = new Map<Gathered, string>()
  for (const [project, own] of Map.groupBy(gathered, ({ facts }) => facts.project)) {
    const openings = []
    for (const claim of own) {
      const person = people.get(claim.subject.person)
      if (!person) throw new Error(`no person ${claim.subject.person}`)
      const refused = claim.decision.outcome === 'refused'
      const offer = offers.get(claim)
      openings.push({
        district: districts.get(claim) as string,
        person: claim.subject.person,
        organisation: claim.payee === 'person' ? null : claim.payeeId,
        title: `${person.maskedName} · ${claim.occupation} ${levelName(claim.level)} · ${PROJECT_NAMES[project]}`,
        subtitle: names.get(claim) ?? '',
        form: {
          certificate: claim.certificate.id,
          class: claim.subject.class,
          payee: claim.payee,
          ...(offer ? { until: offer.until } : {}),
        },
        record: claim.record,
        amount: claim.amount,
        attention: claim.attention,
        held: offer ? null : (causes.get(claim) ?? null),
        state: offer ? 'offered' : refused ? 'refused' : 'filed',
        note: offer?.note ?? note,
      })
    }
    const given = await openCases(ctx, procedureOf(project), openings)
    for (const [index, claim] of own.entries()) numbers.set(claim, given[index] as string)
  }
  await insertClaims(
    ctx.db,
    gathered.map((claim) => claimRow(claim, numbers.get(claim) as string, offers.get(claim))),
  )
  await setGroundsOf(
    ctx,
    CLAIM,
    new Map(gathered.map((claim) => [numbers.get(claim) as string, claim.grounds])),
  )
  await ctx.emit(claimsOpened, {
    claims: gathered.map(({ subject }, at) => ({
      claim: numbers.get(gathered[at] as Gathered) as string,
      person: subject.person,
      class: subject.class,
    })),
  })
  return [...numbers.values()]
}

function claimRow(claim: Gathered, number: string, offer: Offer | undefined): Claim {
  const { subject, facts } = claim
  return {
    number,
    project: facts.project,
    person: subject.person,
    certificate: claim.certificate.id,
    class: subject.class,
    group: claim.group,
    occupation: claim.occupation,
    level: claim.level,
    payee: claim.payee,
    payeeId: claim.payeeId,
    confirmedEmployer: null,
    appliedOn: facts.project === 'skill-upgrade' && !offer ? facts.appliedOn : null,
    offeredUntil: offer?.until ?? null,
    live: offer !== undefined || claim.decision.outcome !== 'refused',
  }
}
