import { z } from 'zod'
import { clauseReference, type Standards, standardKind } from '../../../kernel/standard/index.ts'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { KIND_NAMES, type OrganisationKind } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'

const annualData = z.strictObject({
  clause: clauseReference,
  /** Who reports; enterprise centres have an assessment of their own. */
  kinds: z.array(z.enum(KIND_NAMES as [OrganisationKind, ...OrganisationKind[]])).min(1),
  /** Until when in the following year. */
  due: z.strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
  /** On which days before (negative) and after the last day whoever has not confirmed is told (催报). */
  chase: z.array(z.number().int().min(-90).max(90)).min(1).max(10),
  /**
   * So many days after the last day it counts as not reported (逾期未报), as which indicator of credit; of whoever was told so many
   * days before, at least.
   */
  missed: z.strictObject({
    afterDays: z.number().int().min(1).max(300),
    afterTold: z.number().int().min(1).max(60),
    indicator: z.string().min(1).max(60),
  }),
})
export type AnnualData = z.output<typeof annualData>

/** Who reports on a year, and until when (培训机构年度报告). */
export const annualKind = standardKind('annual-report', annualData, '培训机构年度报告')

/** The standard of a day, or of the first edition. */
export function annualOn(standards: Standards, day: CivilDate): AnnualData {
  const edition = standards.inForce(annualKind, day) ?? standards.all(annualKind)[0]
  if (!edition) throw refusals.noAnnualStandard()
  return edition.data
}

/** The last day for the report of a year. */
export const dueOn = (year: number, { due }: AnnualData): CivilDate =>
  civilDate(`${year + 1}-${String(due.month).padStart(2, '0')}-${String(due.day).padStart(2, '0')}`)

/** How many of the days of telling have come (到今天应催报几次). */
export const chasesBy = (today: CivilDate, due: CivilDate, { chase }: AnnualData): number =>
  chase.filter((days) => addDays(due, days) <= today).length

/** The first day on which a report counts as not made: nobody's who was not told in time. */
export function missedFrom(
  due: CivilDate,
  toldOn: CivilDate | null,
  { missed }: AnnualData,
): CivilDate | null {
  if (toldOn === null) return null
  const afterTold = addDays(toldOn, missed.afterTold)
  return [addDays(due, missed.afterDays), afterTold].sort().at(-1) ?? afterTold
}
