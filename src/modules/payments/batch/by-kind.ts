import { type PaymentCase, paymentCase } from '../payable/payment-case.ts'

/** Case numbers by how money moves their kind. */
export function byKind(numbers: readonly string[]): Map<PaymentCase, string[]> {
  const kinds = new Map<PaymentCase, string[]>()
  for (const number of numbers) {
    const paid = paymentCase(number)
    const known = kinds.get(paid)
    if (known) known.push(number)
    else kinds.set(paid, [number])
  }
  return kinds
}
