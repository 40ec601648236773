import { openCase } from '../../../kernel/case/index.ts'
import { lockName } from '../../../kernel/database/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { findingProcedure } from '../finding/procedure.ts'
import { insertFinding, knownKeys } from '../finding/store.ts'
import { refusals } from '../refusals.ts'
import { SUPERVISION_RULES } from '../rules/in-words.ts'
import type { Moment } from '../rules/rule.ts'
import { checked, type Suspicion } from '../rules/screen.ts'
import { supervisionKind } from '../standard.ts'

/** What a check decides on: the values that it found, and the day whose standard governs. */
interface CheckFacts {
  rule: Suspicion['rule']
  values: Suspicion['values']
  on: CivilDate
}

/** The check made again from what is kept with the case. */
export function checkAgain({ rule, values, on }: CheckFacts, standards: Standards) {
  const edition = standards.inForce(supervisionKind, on)
  if (!edition) throw new Error(noneOf(supervisionKind))
  return checked(rule, values, edition, standards)
}
replayable('supervision.check', checkAgain)

const MOMENTS = 200
const MOST = 5000

/** Opens the case of a suspicion (立案核查), once for the same thing; null where it was found before. */
export async function openFinding(ctx: VerbContext, one: Suspicion): Promise<string | null> {
  await lockName(ctx.db, `supervision ${one.key}`)
  if ((await knownKeys(ctx.db, [one.key])).size > 0) return null
  const organisation = one.organisation ? await organisationById(ctx.db, one.organisation) : null
  const district = organisation?.district ?? (ctx.city.districts[0]?.code as string)
  const standards = await ctx.standards()
  if (!standards.inForce(supervisionKind, ctx.today)) throw refusals.noStandard()
  const facts: CheckFacts = { rule: one.rule, values: one.values, on: ctx.today }
  const decision = checkAgain(facts, standards)
  const { number } = await openCase(ctx, findingProcedure, {
    district,
    title: `${SUPERVISION_RULES[one.rule]}：${organisation?.name ?? '个人'}`,
    subtitle: decision.reasons[0]?.found ?? '',
    form: {
      rule: one.rule,
      key: one.key,
      organisation: organisation?.id ?? null,
      people: one.people.slice(0, MOST),
      against: one.against.slice(0, MOST).map(({ class: id, person }) => ({ class: id, person })),
      rests: one.rests.slice(0, MOST).map(({ kind, id }) => ({ kind, id })),
      timeline: one.timeline().sort(earlier).slice(0, MOMENTS).map(said),
    },
    record: recordOf('supervision.check', ctx.today, facts, decision),
  })
  await insertFinding(ctx.db, {
    key: one.key,
    number,
    rule: one.rule,
    district,
    organisation: organisation?.id ?? null,
    points: one.points,
    foundOn: ctx.today,
  })
  return number
}

const dayOf = ({ at }: Moment): string => (typeof at === 'string' ? at : new Date(at).toISOString())

const earlier = (a: Moment, b: Moment): number => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0)

/** A moment as it is shown: a day, or a day with the time in China. */
const said = ({ at, text, source }: Moment) => ({
  at: typeof at === 'string' ? at : formatMoment(new Date(at)),
  text,
  source,
})
