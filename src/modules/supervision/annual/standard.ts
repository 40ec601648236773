import { z } from 'zod'
import { clauseReference, standardKind } from '../../../kernel/standard/index.ts'
import { KIND_NAMES, type OrganisationKind } from '../../organisations/index.ts'

const annualData = z.strictObject({
  clause: clauseReference,
  /** Who reports; enterprise centres have an assessment of their own. */
  kinds: z.array(z.enum(KIND_NAMES as [OrganisationKind, ...OrganisationKind[]])).min(1),
  /** Until when in the following year. */
  due: z.strictObject({
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  }),
})

/** Who reports on a year, and until when (培训机构年度报告). */
export const annualKind = standardKind('annual-report', annualData, '培训机构年度报告')
