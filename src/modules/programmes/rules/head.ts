import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { addDays, addMonths, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { ProgrammeKind } from '../kinds.ts'
import { programmeOn } from '../standard.ts'
import { ATTENDING, SIGNED } from './agreement-wording.ts'
import * as say from './head-wording.ts'
import { unpublished } from './plan.ts'

/** What the records say of one person of a programme. */
export interface HeadFacts {
  kind: ProgrammeKind
  plannedOn: CivilDate
  /** The day on which it is decided: what must still be true is asked of this day. */
  decidedOn: CivilDate
  endsOn: CivilDate
  amountEach: Fen
  plannedHours: number
  /** Lessons that the classes held, and to how many of them the person came. */
  heldHours: number
  attendedHours: number
  /** Completed a class of the programme, or certified in its occupation and level since it began. */
  done: boolean
  atStart: say.Employed
  now: say.Employed
  /** First employed in the city after the end. */
  hiredOn: CivilDate | null
  /** All three have signed what stands; null where nobody signs. */
  signed: boolean | null
  /** Has not left; null where nobody is named. */
  attending: boolean | null
  excluded: 'pupil' | 'retired' | 'deceased' | 'custody' | 'violation' | null
  /** 分 that were paid ahead for this person, or are to be. */
  advance: Fen
}

/** Why nothing is paid for somebody, in words. */
export const EXCLUDED = {
  pupil: '在校的初、高中学生',
  retired: '已经退休',
  deceased: '人口登记为已死亡',
  custody: '在押或服刑',
  violation: '查实违规',
} as const

/**
 * What is settled for one person (R3.6–R3.9): done, there when it began and still there when money is decided, in proportion
 * to what was held of the plan, less what was paid ahead.
 */
export function decideHead(facts: HeadFacts, standards: Standards): Decision<Fen> {
  const edition = programmeOn(standards, facts.kind, facts.plannedOn)
  if (edition === null) return unpublished(facts.kind, facts.plannedOn, standards)
  const { data, id } = edition
  const persons = standards.cite(data.persons.clause)
  const decision = decide<Fen>()
    .uses(id)
    .require(facts.done, say.DONE, standards.cite(data.proof.clause), [data.proof.by, facts.done])
  if (data.proof.by === 'completion')
    decision.require(
      facts.attendedHours >= data.hours.least,
      say.ATTENDED,
      standards.cite(data.hours.clause),
      [facts.attendedHours, data.hours.least],
    )
  if (data.agreement)
    decision.require(facts.signed, SIGNED, standards.cite(data.agreement.clause), [facts.signed === true])
  if (facts.attending !== null) decision.require(facts.attending, ATTENDING, persons, [facts.attending])
  if (data.persons.at !== 'any') {
    const asked = data.persons.at
    const wanted: say.Employed = asked === 'employed-here' ? 'here' : 'none'
    decision.require(facts.atStart === wanted, say.AT_START, persons, [facts.atStart, asked])
  }
  if (data.persons.still === 'employed-here')
    decision.require(facts.now === 'here', say.STILL, persons, [facts.now])
  if (data.hired) {
    const until = addMonths(facts.endsOn, data.hired.months)
    const clause = standards.cite(data.hired.clause)
    const inTime = facts.hiredOn !== null && facts.hiredOn <= until
    const registeredBy = addDays(until, data.hired.registerDays)
    if (!inTime && facts.hiredOn === null && facts.decidedOn <= registeredBy)
      decision.hold(true, say.HIRED_YET, clause, [until, registeredBy])
    else decision.require(inTime, say.HIRED, clause, [facts.hiredOn, until])
  }
  const worth = worthOf(facts)
  return decision
    .require(facts.excluded === null, say.NOT_EXCLUDED, persons, [
      facts.excluded === null ? null : EXCLUDED[facts.excluded],
    ])
    .grant(
      () => worth,
      because(say.WORTH, standards.cite(data.amount.clause), [
        facts.amountEach,
        facts.heldHours,
        facts.plannedHours,
        facts.advance,
        worth,
      ]),
    )
}

/** What was earned: the amount of the plan, in proportion to the lessons that were held. */
export function earnedOf({ amountEach, heldHours, plannedHours }: HeadFacts): Fen {
  return fen(Math.floor((amountEach * Math.min(heldHours, plannedHours)) / plannedHours))
}

/** What of it is still to be paid; what was paid ahead beyond it comes back by itself. */
const worthOf = (facts: HeadFacts): Fen => fen(Math.max(0, earnedOf(facts) - facts.advance))
