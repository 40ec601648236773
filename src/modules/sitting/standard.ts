import { z } from 'zod'
import { clauseReference, standardKind } from '../../kernel/standard/index.ts'
import type { Standards } from '../../kernel/standard/standards.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const sittingData = z.strictObject({
  /** Who comes later begins no more; nobody hands in sooner. */
  lateMinutes: z.number().int().min(0).max(120),
  handInAfterMinutes: z.number().int().min(0).max(120),
  /** How long an entry code that the desk gave can be used. */
  codeMinutes: z.number().int().min(1).max(120),
  /** A machine that was not heard of for so long is shown as cut off. */
  silentSeconds: z.number().int().min(5).max(600),
  /** Machines in reserve for each room, so that whoever's machine breaks goes on at another. */
  spareMachines: z.number().int().min(0).max(50),
  /** How many watch a room. */
  watchersPerRoom: z.number().int().min(1).max(10),
  /** The most that an invigilator may grant one candidate or one room in all. */
  mostExtraMinutes: z.number().int().min(1).max(240),
  /** A rehearsal counts that was held within so many days before the session (演练). */
  rehearsalDays: z.number().int().min(1).max(60),
  /** Two examiners further apart than this share of an answer's points go to the chief. */
  apartPercent: z.number().int().min(0).max(100),
  /** What can happen in the room, by code (考场情况). */
  incidents: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z-]+$/), text: z.string(), pauses: z.boolean() }))
    .min(1),
  clause: clauseReference,
})

export type SittingData = z.output<typeof sittingData>

/** How a paper is sat at a machine (机考标准): coming late, codes, extra time, incidents. */
export const sittingKind = standardKind<SittingData>('sitting', sittingData, '机考标准')

/** What is in force on a day; the first edition before any is. */
export function sittingOn(standards: Standards, day: CivilDate): SittingData {
  const edition = standards.inForce(sittingKind, day) ?? standards.all(sittingKind)[0]
  if (!edition) throw new Error('the city does not say how papers are sat at a machine')
  return edition.data
}
