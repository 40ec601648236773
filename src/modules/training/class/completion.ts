import type { Decision, DecisionRecord } from '../../../kernel/decision/decision.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Attendance } from '../attendance/store.ts'
import type { AttendanceFacts, ClassHours, PlannedDay } from '../facts.ts'
import { editionFor } from '../filing/filing-limits.ts'
import type { Trainee, TraineeResult } from '../roster/store.ts'
import { classCompleted, trainingCompleted } from '../rules.ts'
import type { TrainingData } from '../standard.ts'
import type { TrainingClass } from '../store.ts'
import { byHandAlone, entriesToLookAt, lateEntries } from './late-entries.ts'

replayable('training.class-completed', classCompleted)
replayable('training.training-completed', trainingCompleted)

/** What is known of a class when it ends. */
export interface Taught {
  one: TrainingClass
  plan: readonly PlannedDay[]
  trainees: readonly Trainee[]
  attendance: readonly Attendance[]
}

/** Decides on the class as a whole (结业): a day on which nobody signed in was not taught. */
export async function decideClass(
  ctx: VerbContext,
  taught: Taught,
): Promise<{ decision: Decision<{ lessons: number }>; record: DecisionRecord }> {
  const facts = classHours(taught)
  const decision = classCompleted(facts, await ctx.standards())
  return { decision, record: await ctx.record('training.class-completed', facts, decision) }
}

/** Decides on each trainee (结业考核出勤); attended hours and percent are of the planned hours of the class. */
export async function decideTrainees(
  ctx: VerbContext,
  taught: Taught,
): Promise<(TraineeResult & { undecided: boolean })[]> {
  const standards = await ctx.standards()
  const hours = classHours(taught)
  const { lateDays } = editionFor(standards, taught.one.filedOn).data.doubts
  const open = entriesToLookAt(taught.attendance, lateDays)
  const hand = byHandAlone(taught.attendance)
  const results: (TraineeResult & { undecided: boolean })[] = []
  for (const { person } of taught.trainees) {
    const days = daysOf(taught, person)
    const attended = hours.taught.filter(({ day }) => days.has(day))
    const lateByHand = attended.filter(within(open, person))
    const byHand = attended.filter(within(hand, person))
    const facts: AttendanceFacts = {
      ...hours,
      attended,
      ...(lateByHand.length > 0 ? { lateByHand } : {}),
      ...(byHand.length > 0 ? { byHand } : {}),
    }
    const decision = trainingCompleted(facts, standards)
    const lessons = sum(attended.map(({ lessons }) => lessons))
    results.push({
      person,
      hours: lessons,
      percent: Math.floor((lessons * 100) / taught.one.hours),
      completed: decision.outcome === 'granted',
      undecided: decision.outcome === 'undecidable',
      record: await ctx.record('training.training-completed', facts, decision),
    })
  }
  return results
}

function classHours({ one, plan, attendance }: Taught): ClassHours {
  const signed = new Set(attendance.map(({ day }) => day))
  return { filedOn: one.filedOn, hours: one.hours, taught: plan.filter(({ day }) => signed.has(day)) }
}

const daysOf = ({ attendance }: Taught, person: string): Set<CivilDate> =>
  new Set(attendance.filter((one) => one.person === person).map(({ day }) => day))

/** Whether one of these sign-ins of the person is of a day. */
function within(entries: readonly Attendance[], person: string): (one: PlannedDay) => boolean {
  const days = new Set(entries.filter((entry) => entry.person === person).map(({ day }) => day))
  return ({ day }) => days.has(day)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** F7: what looks bulk-made in the sign-ins of a class, in words for the reviewer; days that are alike in one line. */
export function attendanceAttention(
  attendance: readonly Attendance[],
  doubts: TrainingData['doubts'],
): string[] {
  const alike = new Map<string, CivilDate[]>()
  for (const day of [...new Set(attendance.map((one) => one.day))].sort()) {
    for (const [method, words] of [
      ['qr', '先后签到，请核对是否代签'],
      ['teacher', '由教师一次补录，请核对补录理由'],
    ] as const) {
      const instants = attendance
        .filter((one) => one.day === day && one.method === method)
        .map(({ at }) => at.getTime())
        .sort((a, b) => a - b)
      const most = mostWithin(instants, doubts.bulkSeconds * 1000)
      if (most < doubts.bulkPeople) continue
      const text = `有 ${most} 人在 ${doubts.bulkSeconds} 秒内${words}`
      alike.set(text, [...(alike.get(text) ?? []), day])
    }
  }
  const found = [...alike].map(([text, days]) =>
    days.length === 1
      ? `${days[0]} ${text}`
      : `${days[0]} 至 ${days.at(-1)} 有 ${days.length} 天，每天${text}`,
  )
  const byHand = attendance.filter(({ method }) => method === 'teacher').length
  const percent = attendance.length === 0 ? 0 : Math.round((byHand * 100) / attendance.length)
  if (percent > doubts.byHandPercent) found.push(`教师补录占全部签到的 ${percent}%，请核对补录理由`)
  const late = lateEntries(attendance, doubts.lateDays)
  if (late.length > 0) found.push(`有 ${late.length} 条签到是上课当日以后补录的`)
  const waiting = attendance.filter(({ standing }) => standing === 'unconfirmed').length
  if (waiting > 0) found.push(`有 ${waiting} 条签到待核实`)
  const different = attendance.filter(({ signals }) => signals.face === 'different').length
  if (different > 0) found.push(`有 ${different} 条签到的照片比对不一致，只是线索，请结合录像看`)
  return found
}

/** The most that fall within any stretch of so many milliseconds; the instants come in order. */
function mostWithin(instants: readonly number[], stretch: number): number {
  let most = 0
  let first = 0
  for (let last = 0; last < instants.length; last += 1) {
    while ((instants[last] ?? 0) - (instants[first] ?? 0) > stretch) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}
