import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { KIND_NAMES } from '../organisations/rules.ts'

const percent = z.number().int().min(0).max(100)
const clause = clauseReference

const centresData = z.strictObject({
  /** Which organisations may apply (申报单位). */
  applicants: z.array(z.enum(KIND_NAMES)).min(1),
  /** What an enterprise must have (申报条件): staff, places taught at the same time, teachers, occupations. */
  entry: z.strictObject({
    staff: z.number().int().min(1).max(1_000_000),
    capacity: z.number().int().min(1).max(100_000),
    teachers: z.number().int().min(1).max(1000),
    occupations: z.number().int().min(1).max(20),
    clause,
  }),
  recommend: z.strictObject({ clause }),
  /** The visit (实地复核): by how many, with how many photos, and how far what was found may fall short of what was declared. */
  visit: z.strictObject({
    inspectors: z.number().int().min(1).max(5),
    photos: z.number().int().min(0).max(20),
    capacityPercent: percent,
    clause,
  }),
  notice: z.strictObject({ workingDays: z.number().int().min(1).max(60), clause }),
  /** The yearly assessment (年度评估). */
  assessment: z.strictObject({ trainedPercent: percent, mendDays: z.number().int().min(1).max(250), clause }),
  /** What a centre must be to train the public as a base (企业公共实训基地, R2.10). */
  base: z.strictObject({
    afterDays: z.number().int().min(0).max(3660),
    capacity: z.number().int().min(1).max(100_000),
    publicSeats: z.number().int().min(1).max(100_000),
    clause,
  }),
  ending: z.strictObject({ reapplyAfterDays: z.number().int().min(0).max(3660), clause }),
})
export type CentresData = z.output<typeof centresData>

/** What an enterprise training centre is measured by (企业培训中心标准, R7.5). */
export const centresKind = standardKind<CentresData>('centres', centresData, '企业培训中心标准')

/** The edition in force on a day; the first one before any is. */
export function centresOn(standards: Standards, day: CivilDate): Edition<CentresData> {
  const edition = standards.inForce(centresKind, day) ?? standards.all(centresKind)[0]
  if (!edition) throw new Error('the city has no standard of enterprise training centres')
  return edition
}
