/** A time of the day by the clock in China (时刻), to the minute: `08:30`. */
export type TimeOfDay = string & { readonly timeOfDay: unique symbol }

const SHAPE = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Whether a text is a time of the day as it is kept. */
export const isTimeOfDay = (text: string): text is TimeOfDay => SHAPE.test(text)

/** How many minutes have passed since midnight. */
export const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** The time so many minutes after midnight; past the last minute of the day it is that minute. */
export function timeAt(minutes: number): TimeOfDay {
  const held = Math.min(Math.max(0, Math.floor(minutes)), 24 * 60 - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(held / 60))}:${two(held % 60)}` as TimeOfDay
}

/** From when to when on one day (起止时间). */
export interface Stretch {
  from: TimeOfDay
  to: TimeOfDay
}

/** Minutes that two stretches of one day have in common; one that begins when the other ends has none. */
export const minutesInCommon = (one: Stretch, other: Stretch): number =>
  Math.max(
    0,
    Math.min(minutesOf(one.to), minutesOf(other.to)) - Math.max(minutesOf(one.from), minutesOf(other.from)),
  )

/** 08:30–16:30 */
export const stretchText = ({ from, to }: Stretch): string => `${from}–${to}`

/** The time that clocks in China show at an instant. */
export const timeOfDayOf = (instant: Date): TimeOfDay =>
  timeAt(Math.floor(((instant.getTime() + AHEAD_MS) % DAY_MS) / 60_000))

const DAY_MS = 86_400_000
/** China keeps one time, eight hours ahead, all year. */
const AHEAD_MS = 8 * 3_600_000
