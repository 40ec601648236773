import { agentsWith } from '../../../kernel/identity/agents.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  cardHolds,
  type Member,
  membersOf,
  supervisorsBeside,
  supervisorsByCards,
} from '../../accreditation/index.ts'
import { type Exam, examById, outsidersBound } from '../../assessment/index.ts'
import { statusRows } from '../../people/index.ts'
import { classById } from '../../training/index.ts'
import { against, mayWalk, type SupervisorFacts } from '../rules/team.ts'
import type { Teammate } from '../store/supervisors.ts'

replayable('visits.team', mayWalk)

/** So many supervisors of the city are looked at for one visit. */
const MOST = 200

/** Somebody who may be on a team, with what the rule asks of them. */
export interface Candidate {
  member: Omit<Teammate, 'lead'> | null
  facts: SupervisorFacts
}

/** Every quality supervisor of the city who might walk a visit to this examination, by card. */
export const supervisorsFor = async (ctx: VerbContext, exam: Exam, day: CivilDate): Promise<Candidate[]> =>
  candidates(ctx, exam, day, await supervisorsBeside(ctx.db, { day, but: exam.assessor, most: MOST }))

/** The supervisors of these cards, in their order; a card that nobody has is there too, so that it can be said. */
export async function supervisorsOf(
  ctx: VerbContext,
  exam: Exam,
  day: CivilDate,
  cards: readonly string[],
): Promise<Candidate[]> {
  const known = await candidates(ctx, exam, day, await supervisorsByCards(ctx.db, cards))
  const of = new Map(known.map((one) => [one.facts.card, one]))
  return cards.map((card) => of.get(card) ?? { member: null, facts: nobody(card) })
}

async function candidates(
  ctx: VerbContext,
  exam: Exam,
  day: CivilDate,
  members: readonly Member[],
): Promise<Candidate[]> {
  const people = members.map(({ person }) => person)
  const bonds = await outsidersBound(ctx, exam, people)
  const statuses = await statusRows(ctx.db, people)
  // Whoever holds any card of the organisation is its own, whoever else registered him as a supervisor.
  const theirs = new Set((await membersOf(ctx.db, exam.assessor)).map(({ person }) => person))
  const provider = exam.class ? (await classById(ctx.db, exam.class))?.provider : undefined
  const accounts = new Map<string, ReadonlyMap<string, string>>()
  for (const { organisation } of members)
    if (!accounts.has(organisation)) accounts.set(organisation, await walkersOf(ctx, organisation))
  return members.map((member) => {
    const { card, person, organisation, cardTo, login } = member
    const bound = bonds.get(person)
    const name = bound?.name || card
    const account = accounts.get(organisation)?.get(login ?? '') ?? null
    const employed = (statuses.get(person) ?? []).some(
      ({ kind, from, to, organisation: employer }) =>
        kind === 'employed' && employer === exam.assessor && from <= day && (to === null || day <= to),
    )
    return {
      // Somebody without an account may stand on a team that waits to be changed, and signs in to nothing.
      member: { card, person, account: account ?? `none ${card}`, name, organisation },
      facts: {
        name,
        card,
        holds: cardHolds(member, day),
        cardTo,
        account: account !== null,
        own: organisation === exam.assessor || employed || theirs.has(person),
        trained: provider !== undefined && provider === organisation,
        sits: bound?.sits ?? false,
        taught: bound?.taught ?? [],
        colleagues: bound?.colleagues ?? [],
        declared: bound?.declared ?? [],
      },
    }
  })
}

/** The accounts of an organisation that may walk visits, by login. */
async function walkersOf(ctx: VerbContext, organisation: string): Promise<ReadonlyMap<string, string>> {
  const all = await agentsWith(ctx.db, ctx.city.roles, ['visits.walk'], organisation, ctx.today)
  return new Map(all.map(({ login, account }) => [login, account]))
}

const nobody = (card: string): SupervisorFacts => ({
  name: card,
  card,
  holds: false,
  cardTo: null,
  account: false,
  own: false,
  trained: false,
  sits: false,
  taught: [],
  colleagues: [],
  declared: [],
})

/** What stands against these supervisors as things stand now, by card: a card that ended, a seat that was given meanwhile. */
export async function barredNow(
  ctx: VerbContext,
  { exam: id, day }: { exam: string; day: CivilDate },
  cards: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const exam = await examById(ctx.db, id)
  if (!exam) return new Map()
  const standards = await ctx.standards()
  const all = await supervisorsOf(ctx, exam, day, cards)
  return new Map(
    all.flatMap(({ facts }) => {
      const why = against(facts, day, standards)
      return why === null ? [] : [[facts.card, why] as const]
    }),
  )
}
