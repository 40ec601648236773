import { z } from 'zod'

/** The case number of a draft of a policy document (办件号). */
export const DraftNumber = z.string().regex(/^ZC-\d{4}-\d{6}-\d{6}$/, '办件号形如 ZC-2026-120000-000001')
