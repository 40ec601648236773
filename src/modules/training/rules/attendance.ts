import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { lessonsByDay } from '../attendance/lessons.ts'
import type { AttendanceFacts, ClassHours, TaughtDay } from '../facts.ts'
import { type TrainingEdition, trainingKind } from '../standard.ts'
import * as say from './wording.ts'

/** R1.13: whether a class was taught in full; of one day no more lessons count than the standard allows. */
export function classCompleted(facts: ClassHours, standards: Standards): Decision<{ lessons: number }> {
  const edition = standards.inForce(trainingKind, facts.filedOn)
  if (edition === null) return notInForce(facts.filedOn, standards)
  const { perDay, lessonMinutes, clause } = edition.data.hours
  let lessons = 0
  for (const taught of lessonsByDay(facts.taught, lessonMinutes).values()) lessons += Math.min(taught, perDay)
  return decide<{ lessons: number }>()
    .uses(edition.id)
    .require(lessons >= facts.hours, say.TAUGHT_IN_FULL, standards.cite(clause), [
      lessons,
      perDay,
      facts.hours,
    ])
    .grant(() => ({ lessons }))
}

/** R1.16: whether a trainee attended enough; only lessons that were taught count. The value is the hours of the class. */
export function trainingCompleted(
  facts: AttendanceFacts,
  standards: Standards,
): Decision<{ attended: number; hours: number }> {
  const edition = standards.inForce(trainingKind, facts.filedOn)
  if (edition === null) return notInForce(facts.filedOn, standards)
  const { minimumPercent, clause } = edition.data.attendance
  const attended = lessonsAttended(facts, edition)
  const late = attended - lessonsAttended({ ...facts, attended: witnessed(facts) }, edition)
  const beyond = byHandBeyond(facts, edition)
  const enough = attended * 100 >= facts.hours * minimumPercent
  const enoughSeen = (attended - late - beyond) * 100 >= facts.hours * minimumPercent
  return decide<{ attended: number; hours: number }>()
    .uses(edition.id)
    .require(enough, say.ATTENDANCE, standards.cite(clause), [attended, facts.hours, minimumPercent])
    .undecidable(
      enough && !enoughSeen,
      beyond > 0 ? say.BY_HAND_CAPPED : say.ATTENDANCE_WITNESSED,
      standards.cite((beyond > 0 && edition.data.signIn?.clause) || edition.data.doubts.clause),
      beyond > 0 ? [late, beyond, edition.data.signIn?.byHandPercent ?? 100] : [late],
    )
    .grant(() => ({ attended, hours: facts.hours }))
}

/** Lessons entered by hand on their day beyond the share of the class that counts without a second look. */
function byHandBeyond(facts: AttendanceFacts, edition: TrainingEdition): number {
  const { signIn } = edition.data
  if (!signIn || !facts.byHand) return 0
  const late = new Set((facts.lateByHand ?? []).map(({ day }) => day))
  const own = facts.byHand.filter(({ day }) => !late.has(day))
  const entered = lessonsAttended({ ...facts, attended: own }, edition)
  return Math.max(0, entered - Math.floor((facts.hours * signIn.byHandPercent) / 100))
}

/** What was attended beside the entries that nobody but the teacher saw. */
function witnessed({ attended, lateByHand = [] }: AttendanceFacts): readonly TaughtDay[] {
  const late = new Set(lateByHand.map(({ day }) => day))
  return attended.filter(({ day }) => !late.has(day))
}

function lessonsAttended(facts: AttendanceFacts, edition: TrainingEdition): number {
  const taught = lessonsByDay(facts.taught, edition.data.hours.lessonMinutes)
  let sum = 0
  for (const [day, lessons] of lessonsByDay(facts.attended))
    sum += Math.min(lessons, taught.get(day) ?? 0, edition.data.hours.perDay)
  return sum
}

function notInForce<T>(day: CivilDate, standards: Standards): Decision<T> {
  return decide<T>()
    .uses(noneOf(trainingKind))
    .undecidable(true, say.STANDARD_IN_FORCE, standards.ruling('training-supervision', null, day), [day])
    .grant(() => {
      throw new Error('nothing is in force')
    })
}
