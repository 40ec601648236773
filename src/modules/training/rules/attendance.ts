import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { lessonsByDay } from '../attendance/lessons.ts'
import type { AttendanceFacts, ClassHours, TaughtDay } from '../facts.ts'
import { type TrainingEdition, trainingKind } from '../standard.ts'

/** R1.13: whether a class was taught in full; of one day no more lessons count than the standard allows. */
export function classCompleted(facts: ClassHours, standards: Standards): Decision<{ lessons: number }> {
  const edition = standards.inForce(trainingKind, facts.filedOn)
  if (edition === null) return notInForce(facts.filedOn, standards)
  const { perDay, clause } = edition.data.hours
  let lessons = 0
  for (const taught of lessonsByDay(facts.taught).values()) lessons += Math.min(taught, perDay)
  return decide<{ lessons: number }>()
    .uses(edition.id)
    .require(lessons >= facts.hours, 'taught-in-full', standards.cite(clause), {
      found: `已上${lessons}课时（一天最多计${perDay}课时）`,
      needed: `${facts.hours}课时`,
      next: '课时上满以后再结业',
    })
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
  return decide<{ attended: number; hours: number }>()
    .uses(edition.id)
    .require(attended * 100 >= facts.hours * minimumPercent, 'attendance', standards.cite(clause), {
      found: `出勤${attended}课时`,
      needed: `不少于${facts.hours}课时的${minimumPercent}%`,
      next: '出勤不够的不能结业，可以跟下一个班补课',
    })
    .undecidable(
      attended * 100 >= facts.hours * minimumPercent &&
        (attended - late) * 100 < facts.hours * minimumPercent,
      'attendance-witnessed',
      standards.cite(edition.data.doubts.clause),
      {
        found: `其中${late}课时是上课当日以后由教师补录的`,
        needed: '事后补录的签到经区人社局核对',
        next: '请区人社局核对补录，核对以后再办理结业',
      },
    )
    .grant(() => ({ attended, hours: facts.hours }))
}

/** What was attended beside the entries that nobody but the teacher saw. */
function witnessed({ attended, lateByHand = [] }: AttendanceFacts): readonly TaughtDay[] {
  const late = new Set(lateByHand.map(({ day }) => day))
  return attended.filter(({ day }) => !late.has(day))
}

function lessonsAttended(facts: AttendanceFacts, edition: TrainingEdition): number {
  const taught = lessonsByDay(facts.taught)
  let sum = 0
  for (const [day, lessons] of lessonsByDay(facts.attended))
    sum += Math.min(lessons, taught.get(day) ?? 0, edition.data.hours.perDay)
  return sum
}

function notInForce<T>(day: CivilDate, standards: Standards): Decision<T> {
  return decide<T>()
    .uses(noneOf(trainingKind))
    .undecidable(true, 'standard-in-force', standards.ruling('training-supervision', null, day), {
      found: `没有查到${formatDay(day)}施行的管理标准`,
      needed: '备案当日有公布的管理标准',
      next: '标准补充后系统会重新计算',
    })
    .grant(() => {
      throw new Error('nothing is in force')
    })
}
