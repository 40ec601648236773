import { z } from 'zod'

/** The number of a case that money is paid on. */
export const CaseNumber = z.string().regex(/^[A-Z]{2}-\d{4}-\d{6}-\d{6}$/, '办件号形如 BT-2026-120116-000001')
