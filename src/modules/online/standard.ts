import { z } from 'zod'
import { clauseReference, type Standards, standardKind } from '../../kernel/standard/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const onlineData = z.strictObject({
  hours: z.strictObject({
    /** A lesson (课时), and how many of them a day may count. */
    lessonMinutes: z.number().int().positive(),
    perDay: z.number().int().positive(),
    /** How often the player tells where it is, and after how long a silence nothing counts. */
    beatSeconds: z.number().int().min(1).max(60),
    longestGapSeconds: z.number().int().min(2).max(300),
    /** So much faster than the clock may a position seem, for the network's sake; never is more counted than the clock says. */
    toleranceMillis: z.number().int().min(0).max(10_000),
    clause: clauseReference,
  }),
  /** Random presence checks (随机点名). */
  presence: z.strictObject({
    leastMinutes: z.number().positive(),
    mostMinutes: z.number().positive(),
    answerSeconds: z.number().int().positive(),
    choices: z.number().int().min(2).max(8),
    clause: clauseReference,
  }),
  course: z.strictObject({
    watchedPercent: z.number().int().min(1).max(100),
    quizPercent: z.number().int().min(1).max(100),
    clause: clauseReference,
  }),
  /** Practice only after the online theory is done (R7.2). */
  theoryFirst: z.strictObject({ clause: clauseReference }),
  /** Platforms: selected, assessed from time to time, leaving (R7.1). */
  platforms: z.strictObject({
    /** So many days later what was played is still taken. */
    lateDays: z.number().int().min(1).max(90),
    /** So far may the sender's clock be from ours, and so old a signed request be. */
    clockSeconds: z.number().int().min(30).max(900),
    /** A share of records that count nothing, from which an assessment points to it. */
    uncountedPercent: z.number().int().min(1).max(100),
    /** From this day of playing on platforms report random presence checks, at the intervals of `presence`; so many of a record may be missed. */
    presence: z.strictObject({ from: KeptDay, mostMissed: z.number().int().min(0) }).optional(),
    notice: z.strictObject({ workingDays: z.number().int().positive() }),
    clause: clauseReference,
  }),
})

export type OnlineData = z.output<typeof onlineData>

/** How hours of online learning are counted (线上学时计算标准). */
export const onlineKind = standardKind<OnlineData>('online', onlineData, '线上学时计算标准')

/** What is in force on a day; the first edition before any is. */
export function onlineOn(standards: Standards, day: CivilDate): OnlineData {
  const edition = standards.inForce(onlineKind, day) ?? standards.all(onlineKind)[0]
  if (!edition) throw new Error('the city does not say how online hours are counted')
  return edition.data
}
