import { z } from 'zod'
import type { TermOf } from '../../kernel/case/index.ts'
import { clauseReference, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const days = z.number().int().positive()

const paymentsData = z.strictObject({
  batch: z.strictObject({
    /** Claims that one batch takes at most. */
    limit: z.number().int().min(1).max(50_000),
    clause: clauseReference,
  }),
  recovery: z.strictObject({
    repayWorkingDays: days,
    writeOffWorkingDays: days,
    /** Whether what a payee owes is kept back from what it is due next. */
    setOff: z.boolean(),
    clause: clauseReference,
  }),
})

export type PaymentsData = z.output<typeof paymentsData>

/** How money is paid out and taken back (补贴拨付与追回标准). */
export const paymentsKind = standardKind<PaymentsData>('payments', paymentsData, '补贴拨付与追回标准')

/** What is in force on a day; the first edition before any is. */
export function paymentsOn(standards: Standards, day: CivilDate): PaymentsData {
  const edition = standards.inForce(paymentsKind, day) ?? standards.all(paymentsKind)[0]
  if (!edition) throw new Error('the city publishes no payments standard')
  return edition.data
}

/** How long a proposal to write off may wait. */
export const writeOffTerm: TermOf = (standards, day) => {
  const { recovery } = paymentsOn(standards, day)
  return { days: recovery.writeOffWorkingDays, clause: standards.cite(recovery.clause) }
}
