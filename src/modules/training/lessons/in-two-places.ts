import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { minutesInCommon, type Stretch, stretchText } from '../../../kernel/value/time/time-of-day.ts'

/** What one class gives on a day: when, by whom and where. */
export interface Held {
  class: string
  number: string
  /** How the class is called. */
  title: string
  provider: string
  day: CivilDate
  teacher: string
  /** Who of the register that is; not there, or null, where only a name was written. */
  teacherPerson?: string | null
  place: string
  lessons: number
  /** Null where the class was filed before its times were asked. */
  at: Stretch | null
}

/** A teacher or a room that two lessons want at once. */
export interface Clash {
  what: 'teacher' | 'place'
  name: string
  day: CivilDate
  at: Stretch | null
  other: Pick<Held, 'number' | 'title' | 'at'>
}

/** Whether two lessons have one teacher: by person where both name one of the register, else by name. */
export const sameTeacher = (one: Taught, other: Taught): boolean =>
  one.teacherPerson && other.teacherPerson
    ? one.teacherPerson === other.teacherPerson
    : teacherKey(one.teacher) === teacherKey(other.teacher)

type Taught = Pick<Held, 'teacher' | 'teacherPerson'>

/** A teacher's name as it is compared: spaces tell nobody apart. */
export const teacherKey = (name: string): string => name.replaceAll(' ', '')

/**
 * F13: a teacher is never in two rooms at once, whoever the providers are, and a room of a provider never holds two lessons at once.
 * Where a timetable says no times, the lessons of a provider's classes on that day together must fit into it.
 */
export function inTwoPlaces(own: readonly Held[], others: readonly Held[], perDay: number): Clash[] {
  const byDay = new Map<CivilDate, Held[]>()
  for (const other of others) byDay.set(other.day, [...(byDay.get(other.day) ?? []), other])
  return own.flatMap((one) => {
    const there = byDay.get(one.day) ?? []
    const taught = there.filter((other) => sameTeacher(one, other))
    const housed = there.filter((other) => other.provider === one.provider && other.place === one.place)
    return [...clashesOf('teacher', one, taught, perDay), ...clashesOf('place', one, housed, perDay)]
  })
}

function clashesOf(what: Clash['what'], one: Held, others: readonly Held[], perDay: number): Clash[] {
  const { at } = one
  const untimed = others.filter((other) => (!at || !other.at) && other.provider === one.provider)
  const full = untimed.reduce((sum, { lessons }) => sum + lessons, one.lessons) > perDay
  return others
    .filter((other) => (at && other.at ? minutesInCommon(at, other.at) > 0 : full && untimed.includes(other)))
    .map(({ number, title, at: otherAt }) => ({
      what,
      name: what === 'teacher' ? one.teacher : one.place,
      day: one.day,
      at,
      other: { number, title, at: otherAt },
    }))
}

/** A clash as a decision keeps it. */
export type KeptClash = readonly [
  what: Clash['what'],
  name: string,
  day: CivilDate,
  time: string,
  number: string,
  title: string,
  otherTime: string,
]

export const keptClash = ({ what, name, day, at, other }: Clash): KeptClash => [
  what,
  name,
  day,
  timeText(at),
  other.number,
  other.title,
  timeText(other.at),
]

const WHAT = { teacher: '任课教师', place: '教学地点' } as const

/** A lesson's time in words; what nobody has filled in yet says so. */
export const timeText = (at: Stretch | null | undefined): string => (at ? stretchText(at) : '时间未填')

/** 2026年3月12日 08:30–16:30 任课教师“周师傅”同时在 KB-…（焊工 四级）13:00–17:00 */
export const clashText = ([what, name, day, time, number, title, otherTime]: KeptClash): string =>
  `${formatDay(day)} ${time} ${WHAT[what]}“${name}”同时在 ${number}（${title}）${otherTime}`

/** What helps against it. */
export const CLASH_REMEDY =
  '请换时间、教师或地点；同名不是同一位教师的，两家都从登记的教师里选；时间未填的班，先在班次页补填上课时间'
