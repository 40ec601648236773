import type { Choice, Procedure } from '../../../kernel/case/index.ts'

/** The steps of a case that is paid, by what happens to its money; each is taken by the system. */
export interface PaymentSteps {
  /** Compiled into a batch. */
  include: string
  /** Its batch was discarded. */
  drop: string
  /** The bank gave it back; the case is held until it may be tried again. */
  bounce: string
  /** The bank has paid it. */
  settle: string
  /** It may not be paid as it stands: back to review, what was set aside is freed. */
  recheck: string
  /** What was paid came back in full. */
  recovered: string
}

export interface PaymentCase {
  procedure: Procedure
  /** The kind of thing under which the kernel keeps what such a case rests on. */
  dependant: string
  steps: PaymentSteps
}

const known = new Map<string, PaymentCase>()

/** Says once, for a kind of case that is paid, by which steps money moves it. */
export function paidBySteps(paid: PaymentCase): void {
  for (const [name, step] of Object.entries(paid.steps)) {
    const found = paid.procedure.steps[step]
    if (!found) throw new Error(`${paid.procedure.kind}: no step ${step} for ${name}`)
    if (found.by !== 'system') throw new Error(`${paid.procedure.kind}.${step} is not the system's to take`)
    if (found.run) throw new Error(`${paid.procedure.kind}.${step}: what money does is not done case by case`)
  }
  known.set(paid.procedure.kind, paid)
}

/** All kinds of case that are paid. */
export const paymentCases = (): readonly PaymentCase[] => [...known.values()]

/** How money moves cases of this kind. */
export function paymentCase(number: string): PaymentCase {
  const paid = known.get(number.slice(0, 2))
  if (!paid) throw new Error(`${number}: cases of this kind are not paid`)
  return paid
}

/** 银行退票: the cause for which a case is held until its account changes or it is sent again. */
export const RETURNED: Choice = {
  code: 'account-returned',
  text: '银行退票，等待更正收款账户或重新拨付',
}
