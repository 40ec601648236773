import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { stretchText } from '../../../kernel/value/time/time-of-day.ts'
import { lessonsByDay } from '../attendance/lessons.ts'
import type { ClassFacts } from '../facts.ts'
import { inTwoPlaces, keptClash } from '../lessons/in-two-places.ts'
import { lessonsCounted } from '../lessons/times.ts'
import type { TrainingData } from '../standard.ts'
import * as say from './wording.ts'

/** R1.13, F9: the plan of lessons lies within the class, fills its hours, and asks no more of a day than allowed. */
export function requirePlan<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const process = standards.cite(rules.process.clause)
  const byDay = lessonsByDay(facts.plan)
  const planned = [...byDay.values()].reduce((sum, lessons) => sum + lessons, 0)
  const outside = [...byDay.keys()].filter((day) => day < facts.startsOn || day > facts.endsOn).sort()
  const crowded = [...byDay]
    .filter(([, lessons]) => lessons > rules.hours.perDay)
    .map(([day]) => day)
    .sort()

  const { filedOn, startsOn, endsOn, hours } = facts
  decision
    .require(filedOn <= startsOn && startsOn <= endsOn, say.FILED_BEFORE_START, process, [
      filedOn,
      startsOn,
      endsOn,
    ])
    .require(hours >= rules.minimum.lessons, say.HOURS, standards.cite(rules.minimum.clause), [
      hours,
      rules.minimum.lessons,
    ])
    .require(planned === hours, say.PLAN_FILLS_HOURS, process, [planned, hours])
    .require(outside.length === 0, say.PLAN_WITHIN_CLASS, process, [first(outside), outside.length])
    .require(crowded.length === 0, say.LESSONS_PER_DAY, standards.cite(rules.hours.clause), [
      first(crowded),
      crowded.length,
      rules.hours.perDay,
    ])
}

/** R7.4: a day's times hold its lessons; asked of plans that say their times. */
export function requireTimes<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const timed = facts.plan.filter(({ at }) => at)
  const [one] = timed
  if (!rules.lessonTimes || !one?.at) return
  const short = timed
    .filter((day) => lessonsCounted(day, rules.hours.lessonMinutes) < day.lessons)
    .map(({ day }) => day)
    .sort()
  decision.require(short.length === 0, say.LESSONS_FIT, standards.cite(rules.hours.clause), [
    first(short),
    short.length,
    stretchText(one.at),
    rules.hours.lessonMinutes,
  ])
}

/** F13 and the venue: teacher and room are free at those times, and the registered venue holds the roster. */
export function requireRoom<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const { room, plan, occupation, level } = facts
  if (!room || !rules.lessonTimes) return
  requireTeacher(decision, facts, rules, standards)
  const { provider, teacher, teacherPerson = null, place, holds, others } = room
  const own = plan.map(({ day, lessons, at = null }) => ({
    class: '',
    number: '',
    title: `${occupation} ${levelName(level)}`,
    provider,
    teacher,
    teacherPerson,
    place,
    day,
    lessons,
    at,
  }))
  const clashes = inTwoPlaces(own, others, rules.hours.perDay)
  decision.require(clashes.length === 0, say.ONE_PLACE_AT_A_TIME, standards.cite(rules.lessonTimes.clause), [
    clashes.slice(0, SHOWN).map(keptClash),
    clashes.length,
  ])
  if (rules.venue && holds !== null)
    decision.require(facts.trainees.length <= holds, say.VENUE_HOLDS, standards.cite(rules.venue.clause), [
      facts.trainees.length,
      holds,
      place,
    ])
}

/** The teacher is one of the register, on all days of the class and for its occupation; asked of filings from the day of the standard on. */
function requireTeacher<T>(
  decision: DecisionBuilder<T>,
  { room, filedOn, startsOn, endsOn, occupation }: ClassFacts,
  { teachers }: TrainingData,
  standards: Standards,
): void {
  if (!teachers || room?.registered === undefined) return
  const entry = room.registered
  if (entry === null && filedOn < teachers.registeredFrom) return
  const clause = standards.cite(teachers.clause)
  const there = entry !== null && entry.from <= startsOn && (entry.to === null || endsOn <= entry.to)
  decision.require(there, say.TEACHER_REGISTERED, clause, [
    room.teacher,
    entry ? [entry.from, entry.to] : null,
  ])
  if (!entry) return
  const wanted = occupationKey(occupation)
  decision.require(
    entry.teaches.some((one) => occupationKey(one) === wanted),
    say.TEACHER_TEACHES,
    clause,
    [room.teacher, entry.teaches, occupation],
  )
}

/** As many as a reason names. */
const SHOWN = 3

/** As many days as a reason names. */
const first = (days: readonly CivilDate[]): readonly CivilDate[] => days.slice(0, SHOWN)
