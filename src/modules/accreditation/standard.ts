import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { KIND_NAMES } from '../organisations/rules.ts'

const clause = clauseReference
const days = z.number().int().min(0).max(3660)

const accreditationData = z.strictObject({
  /** Which organisations may examine whom (R4.1): their own staff (Y), the public (S). */
  applicants: z.strictObject({
    Y: z.array(z.enum(KIND_NAMES)).min(1),
    S: z.array(z.enum(KIND_NAMES)).min(1),
    clause,
  }),
  /** How many examiners (考评员) with a card each occupation needs. */
  examiners: z.strictObject({ each: z.number().int().min(1).max(50), clause }),
  /** How many quality supervisors (质量督导员) with a card. */
  supervisors: z.strictObject({ least: z.number().int().min(0).max(50), clause }),
  /** How many places an examination venue (考点) in each district has at least. */
  venue: z.strictObject({ places: z.number().int().min(1).max(10_000), clause }),
  /** The conflict of interest is published (公开说明). */
  conflict: z.strictObject({ clause }),
  /** R4.2: by how many the scheme (认定方案) is reviewed. */
  scheme: z.strictObject({ reviewers: z.number().int().min(1).max(9), clause }),
  notice: z.strictObject({ workingDays: z.number().int().min(1).max(60), clause }),
  /** For how long (备案有效期), and from how many days before its end it may be renewed. */
  validity: z.strictObject({ years: z.number().int().min(1).max(10), renewFromDays: days, clause }),
  yearly: z.strictObject({ mendDays: z.number().int().min(1).max(250), clause }),
  ending: z.strictObject({ reapplyAfterDays: days, clause }),
})
export type AccreditationData = z.output<typeof accreditationData>

/** By what assessment organisations are accredited (评价机构备案标准, R4.1, R4.2). */
export const accreditationKind = standardKind<AccreditationData>(
  'accreditation',
  accreditationData,
  '评价机构备案标准',
)

/** The edition in force on a day; the first one before any is. */
export function accreditationOn(standards: Standards, day: CivilDate): Edition<AccreditationData> {
  const edition = standards.inForce(accreditationKind, day) ?? standards.all(accreditationKind)[0]
  if (!edition) throw new Error('the city has no standard of assessment organisations')
  return edition
}
