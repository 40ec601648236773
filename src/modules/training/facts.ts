import type { Level } from '../../kernel/value/level.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Stretch } from '../../kernel/value/time/time-of-day.ts'
import type { Held } from './lessons/in-two-places.ts'

/** A stretch of days, both ends included; `to` null while it runs. */
export interface Period {
  from: CivilDate
  to: CivilDate | null
}

/** What a provider is allowed to train (培训范围). */
export interface Scope {
  occupation: string
  levels: readonly Level[]
}

/** What is known of the provider on the day of filing. */
export interface ProviderFacts {
  /** Agreements on subsidised training (补贴培训协议) and how long each is valid. */
  agreements: readonly Period[]
  scope: readonly Scope[]
  /** Times in which it must put something right (整改). */
  rectifications: readonly Period[]
  /** Times in which its credit lets it file no new class; filings of before this was asked know none. */
  halts?: readonly (Period & { grade: string })[]
  /** How it stands on the day of filing, where it is not active; filings of before this was asked know nothing. */
  status?: { says: string; reason: string; from: CivilDate } | null
  /** Since when it may teach subsidised classes, and how many people its classes have on their rosters, without this one. */
  begun?: { on: CivilDate; trainees: number } | null
}

/** A day of the plan of lessons. */
export interface PlannedDay {
  day: CivilDate
  lessons: number
  /** From when to when; plans of before it was asked do not say. */
  at?: Stretch | null
}

/** What is known of one line of the roster; `row` is how messages name the person. */
export interface TraineeFacts {
  row: number
  pupil: boolean
  /** By record, or by the statutory age of the first day. */
  retired: boolean
  deceased?: boolean
  custody?: boolean
  /** What the roster says against what a register says, where both cannot be (如填失业、登记在职). */
  contradiction?: string
  /** Subsidised classes that the person is on already. */
  classes: readonly { number: string; from: CivilDate; to: CivilDate }[]
}

/** What a class filing (开班备案) is decided on. */
export interface ClassFacts {
  filedOn: CivilDate
  startsOn: CivilDate
  endsOn: CivilDate
  occupation: string
  level: Level
  hours: number
  plan: readonly PlannedDay[]
  provider: ProviderFacts
  /** Where it is taught and by whom, and what else wants the room or the teacher; filings of before this was asked know nothing. */
  room?: RoomFacts
  trainees: readonly TraineeFacts[]
}

/** The room and the teacher of a class that is filed. */
export interface RoomFacts {
  provider: string
  teacher: string
  /** Who of the register that is; null where only a name was written, left out of filings of before there was a register. */
  teacherPerson?: string | null
  /** What the provider's register says of the teacher; null for nobody of it. */
  registered?: (Period & { teaches: readonly string[] }) | null
  place: string
  /** How many the registered venue holds; null for a place that is no registered venue. */
  holds: number | null
  /** Lessons of other classes on the days of the plan that name the same teacher or are this provider's. */
  others: readonly Held[]
}

/** What was taught on a day, and how much of it one trainee attended, in lessons (课时). */
export interface TaughtDay {
  day: CivilDate
  lessons: number
  at?: Stretch | null
}

export interface ClassHours {
  filedOn: CivilDate
  hours: number
  taught: readonly TaughtDay[]
}

export interface AttendanceFacts extends ClassHours {
  attended: readonly TaughtDay[]
  /** Of these, what waits for somebody to look at it: entered by hand after the day itself, or unconfirmed (事后补录、待核实). */
  lateByHand?: readonly TaughtDay[]
  /** Of these, what was entered by hand and nobody else has looked at; only a share of it counts (手工签到). */
  byHand?: readonly TaughtDay[]
}
