import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/**
 * What screening reads (筛查的记录), as plain rows: gathered from the modules below by `screening/`, or read from files by
 * `haihe supervision screen`. Instants are milliseconds since 1970; what a city does not know is left out.
 */
export interface Records {
  classes: readonly ClassRecord[]
  people: readonly PersonRecord[]
  organisations: readonly OrganisationRecord[]
  exams: readonly ExamRecord[]
  certificates: readonly CertificateRecord[]
  competitions: readonly CompetitionRecord[]
  payments: readonly PaymentRecord[]
  studies: readonly StudyRecord[]
  work: readonly WorkRecord[]
  /** Remote checks that nobody answered; left out where records tell of none. */
  remoteChecks?: readonly RemoteCheckRecord[]
}

/** A class with its plan as it stands now, who is on its roster, and every sign-in that was not struck. */
export interface ClassRecord {
  id: string
  provider: string
  startsOn: CivilDate
  endsOn: CivilDate
  completed: boolean
  place: string
  /** Who teaches, by a key that two people of one name do not share. */
  teacher: string
  /** The days of the plan; `from` and `to` are minutes of the day where the timetable says them. */
  days: readonly { day: CivilDate; from?: number; to?: number; teacher?: string; place?: string }[]
  trainees: readonly { person: string; group: string }[]
  signIns: readonly SignIn[]
}

export interface SignIn {
  person: string
  day: CivilDate
  /** When it was made; of an entry by hand, when somebody entered it. */
  at: number
  byHand: boolean
  enteredBy?: string | undefined
  device?: string | undefined
  face?: string | undefined
  latitude?: number | undefined
  longitude?: number | undefined
}

/** A person with what registers say from when to when. */
export interface PersonRecord {
  id: string
  /** The day of the statutory age (法定退休年龄); left out where the post decides and nobody knows it. */
  retirementAgeOn?: CivilDate | undefined
  statuses: readonly { kind: string; from: CivilDate; to: CivilDate | null; fullTime?: boolean | undefined }[]
  phone?: string | undefined
  account?: string | undefined
}

export interface OrganisationRecord {
  id: string
  registeredOn?: CivilDate | undefined
  /** Phones, devices and accounts that are known to be its own: many people behind them prove nothing. */
  own: readonly string[]
  scopes: readonly { occupation: string; levels: readonly string[]; from: CivilDate; to: CivilDate | null }[]
  /** Where it may hold examinations; left out where nobody keeps a list. */
  venues?: readonly string[] | undefined
}

export interface ExamRecord {
  id: string
  assessor: string
  occupation: string
  level: string
  heldOn: CivilDate
  place: string
  pass: number
  marks: readonly { person: string; mark: number; passed: boolean }[]
}

export interface CertificateRecord {
  id: string
  person: string
  issuer: string
  issuedOn: CivilDate
  occupation: string
  level: string
  exam?: string | undefined
  competition?: string | undefined
}

export interface CompetitionRecord {
  id: string
  organiser: string
  heldOn: CivilDate
  entrants: number
}

/** Money for one person that was paid or is approved; what has been paid back is left out. */
export interface PaymentRecord {
  id: string
  person: string
  organisation?: string | undefined
  purpose: string
  occupation: string
  level: string
  on: CivilDate
}

/** A stretch of online learning: the seconds that were claimed for it and when it was open. */
export interface StudyRecord {
  person: string
  provider: string
  course: string
  seconds: number
  from: number
  to: number
}

/** Somebody at work: from a punch in to a punch out (上下班打卡). */
export interface WorkRecord {
  person: string
  place: string
  from: number
  to: number
}

/** A remote check of a class that nobody answered (远程抽查). */
export interface RemoteCheckRecord {
  id: string
  class: string
  provider: string
  day: CivilDate
  asked: number
  due: number
  by: string
}

export const NO_RECORDS: Records = {
  classes: [],
  people: [],
  organisations: [],
  exams: [],
  certificates: [],
  competitions: [],
  payments: [],
  studies: [],
  work: [],
}
