import type { PayeeRef } from '../../payments/index.ts'
import type { Payee } from '../facts.ts'

/** Whom payments pays: employer and trainer are organisations. Null as long as nobody is known. */
export const payeeRef = ({ payee, payeeId }: { payee: Payee; payeeId: string | null }): PayeeRef | null =>
  payeeId === null ? null : { kind: payee === 'person' ? 'person' : 'organisation', id: payeeId }
