import { z } from 'zod'
import { type Expiring, expiring, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const warning = z.strictObject({ leadMonths: z.number().int().min(1).max(60) })

/** How many months before the last day of a document everyone who rests on it is warned (到期提醒). */
export const policyWarningKind = standardKind('policy-warning', warning, '政策到期提醒')

/** The documents to warn of on a day; where the city says no lead, only those that have ended under something in force. */
export function warningsOn(standards: Standards, today: CivilDate): Expiring[] {
  return expiring(standards, today, standards.inForce(policyWarningKind, today)?.data.leadMonths ?? 0)
}
