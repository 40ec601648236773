import type { PayeeRef } from '../payments/index.ts'
import type { Payee } from './facts.ts'

/** Whom payments pays: employer and trainer are organisations. */
export const payeeRef = ({ payee, payeeId }: { payee: Payee; payeeId: string }): PayeeRef => ({
  kind: payee === 'person' ? 'person' : 'organisation',
  id: payeeId,
})
