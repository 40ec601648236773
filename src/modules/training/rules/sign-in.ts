import type { TrainingData } from '../standard.ts'

/** What came with a sign-in: signals (线索), since codes are relayed and positions are mocked. */
export interface SignInFacts {
  /** From the room, beyond what the phone's own accuracy explains; null where either is unknown. */
  metresAway: number | null
  /** How many others of the class signed in on this phone on this day. */
  samePhone: number
  /** Between the moment it was made and the moment it arrived; 0 where it was made here. */
  hoursLate: number
  /** Minutes after the beginning of the lessons, before it where negative; null where their times are not known. */
  minutesIn?: number | null
  /** The beginning, as clocks show it. */
  beginsAt?: string
}

/** Why a sign-in waits for somebody to look at it (待核实), in words; none of it makes an absence. */
export function doubtsOfSignIn(
  facts: SignInFacts,
  rules: TrainingData['signIn'],
  times?: TrainingData['lessonTimes'],
): string[] {
  if (!rules) return []
  const doubts: string[] = []
  if (facts.metresAway !== null && facts.metresAway > rules.farMetres)
    doubts.push(`手机定位离教室约 ${Math.round(facts.metresAway)} 米`)
  if (facts.samePhone > 0) doubts.push(`当天同一部手机还给另外 ${facts.samePhone} 人签过到`)
  if (facts.hoursLate > rules.lateHours) doubts.push(`离线签到过了 ${Math.floor(facts.hoursLate)} 小时才送到`)
  const { minutesIn: after = null, beginsAt } = facts
  if (times && after !== null && after > times.lateMinutes)
    doubts.push(`${beginsAt}上课，过了 ${after} 分钟才签到`)
  if (times && after !== null && -after > times.earlyMinutes)
    doubts.push(`${beginsAt}上课，提前 ${-after} 分钟签到`)
  return doubts
}
