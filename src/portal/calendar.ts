import ical, { ICalAlarmType } from 'ical-generator'
import { addDays, type CivilDate } from '../kernel/value/time/civil-date.ts'
import { downloaded } from './page.ts'
import type { Downloaded } from './request/answers.ts'

/** A day that was promised to somebody: an examination, a day of class, the last day of a notice or of a term. */
export interface PromisedDay {
  /** The same day downloaded again takes the place of the first: the address and, where it has several, which. */
  id: string
  day: CivilDate
  /** From when to when, where hours were promised; else the whole day. */
  between?: { from: string; to: string }
  title: string
  /** What to bring or to do, in a sentence. */
  note?: string
  place?: string
  /** The page that says more. */
  href: string
  /** Reminded of so many days before, at nine in the morning. */
  remind?: number
}

/** Days as a calendar file (.ics) that telephones and desktops take in; whole days where no hour was promised. */
export function calendar(
  name: string,
  days: readonly PromisedDay[],
  { origin, now }: { origin: string; now: Date },
): Downloaded {
  const host = new URL(origin).host
  const file = ical({ name, prodId: { company: host, product: 'haihe', language: 'ZH' } })
  for (const { id, day, between, title, note, place, href, remind } of days) {
    const event = file.createEvent({
      id: `${id}@${host}`,
      stamp: now,
      start: between ? at(day, between.from) : midnight(day),
      end: between ? at(day, between.to) : midnight(addDays(day, 1)),
      allDay: !between,
      summary: title,
      url: origin + href,
      ...(note ? { description: note } : {}),
      ...(place ? { location: place } : {}),
    })
    // A whole day begins at midnight: nine o'clock of the day before is fifteen hours earlier.
    if (remind)
      event.createAlarm({
        type: ICalAlarmType.display,
        triggerBefore: (remind * 24 - 9) * 60 * 60 + (between ? secondsOf(between.from) : 0),
      })
  }
  return downloaded({
    name: `${name}.ics`,
    type: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(file.toString()),
  })
}

/** That time of the day in China. */
const at = (day: CivilDate, time: string): Date => new Date(`${day}T${time}:00+08:00`)

const secondsOf = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60

const midnight = (day: CivilDate): Date => new Date(`${day}T00:00:00Z`)
