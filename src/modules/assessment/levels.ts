import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'
import { condition } from './condition.ts'

const level = z.enum(['5', '4', '3', '2', '1'])

const levelsData = z.strictObject({
  /** The occupation whose own national standard this is; null for the conditions that all others share. */
  occupation: z.string().min(1).nullable(),
  clauses: z.partialRecord(level, clauseReference),
  levels: z.partialRecord(level, condition),
})

export type LevelsData = z.output<typeof levelsData>
export type LevelsEdition = Edition<LevelsData>

/** The conditions of each level (申报条件, R4.6), for one occupation or for all that have none of their own. */
export const levelsKind = standardKind<LevelsData>(
  'levels',
  levelsData,
  '等级申报条件',
  ({ occupation }) => occupation ?? '',
)

/** The conditions that hold for an occupation on a day: its own standard's, else those that all share. */
export function levelsFor(occupation: string, day: CivilDate, standards: Standards): LevelsEdition | null {
  return standards.inForce(levelsKind, day, occupation) ?? standards.inForce(levelsKind, day)
}
