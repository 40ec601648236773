import { randomInt } from 'node:crypto'
import type { OnlineData } from '../standard.ts'

/** A number to be found again among others: nothing to read aloud, nothing to see in colours, one tap (点名). */
export interface PresenceCheck {
  answer: string
  choices: string[]
}

/** Draws a presence check by lot. */
export function drawCheck(choices: number): PresenceCheck {
  const drawn = new Set<string>()
  while (drawn.size < choices) drawn.add(String(randomInt(10, 100)))
  const all = [...drawn]
  return { answer: all[randomInt(choices)] ?? '', choices: all.sort() }
}

/** The choices of a check that waits already: its answer among others, drawn anew. */
export function choicesWith(answer: string, choices: number): string[] {
  const drawn = new Set([answer])
  while (drawn.size < choices) drawn.add(String(randomInt(10, 100)))
  return [...drawn].sort()
}

/**
 * After how much counted time presence is asked for, by lot: within the city's bounds, and at least once in a lesson that is
 * shorter than they are.
 */
export function drawDue({ presence }: OnlineData, lessonMillis: number): number {
  const minute = 60_000
  const least = Math.min(presence.leastMinutes * minute, lessonMillis * 0.3)
  const most = Math.min(presence.mostMinutes * minute, lessonMillis * 0.9)
  return randomInt(Math.round(least), Math.max(Math.round(most), Math.round(least) + 1))
}
