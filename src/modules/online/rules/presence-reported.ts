import type { Unearned } from './count-played.ts'

/** A presence check as a platform reports it (随机点名): asked at a moment, answered at another, or not. */
export interface ReportedCheck {
  asked: number
  answered: number | null
}

export interface PresencePolicy {
  /** Between two checks, in milliseconds of what is counted. */
  least: number
  most: number
  /** So long after it was asked an answer counts. */
  answer: number
  /** So many checks of a record may stay without an answer in time. */
  mostMissed: number
  /** So long before its record a check may lie. */
  earliest: number
}

export interface PresenceKnown {
  /** When the record was made, and how long what it says was played. */
  at: number
  played: number
  /** What was counted of this day since presence was last shown, and when that was. */
  unchecked: number
  shownAt: number | null
}

/** When presence was last shown, or why the record earns nothing. */
export type PresenceFound = { why: Unearned } | { why: null; shownAt: number | null }

/**
 * Presence was asked for as often as the standard wants, and answered (R7.4): between two answers lies no more than the longest time, over the
 * records of a day; a record in which more was missed than may be earns nothing, so that it has to be watched again. Checks that come sooner
 * after one another than the shortest time are one.
 */
export function presenceShown(
  reported: readonly ReportedCheck[] | null,
  { at, played, unchecked, shownAt }: PresenceKnown,
  { least, most, answer, mostMissed, earliest }: PresencePolicy,
): PresenceFound {
  const checks = [...(reported ?? [])].sort((a, b) => a.asked - b.asked)
  if (
    checks.some(({ asked, answered }) => asked > at || asked < at - earliest || (answered ?? asked) < asked)
  )
    return { why: 'bad-presence' }
  // One that another record brought already shows nothing more.
  const fresh = checks.filter(({ asked }) => shownAt === null || asked > shownAt)
  const inTime = fresh.filter(({ asked, answered }) => answered !== null && answered - asked <= answer)
  if (fresh.length - inTime.length > mostMissed) return { why: 'presence-missed' }
  let last = Number.NEGATIVE_INFINITY
  let spaced = 0
  for (const { asked } of inTime)
    if (asked - last >= least) {
      spaced += 1
      last = asked
    }
  if (unchecked + played > most * (spaced + 1))
    return { why: fresh.length === 0 ? 'no-presence' : 'few-presence' }
  return { why: null, shownAt: inTime.at(-1)?.asked ?? null }
}
