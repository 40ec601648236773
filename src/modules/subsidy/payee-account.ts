import type { Db } from '../../kernel/database/index.ts'
import { payAccountOf } from '../organisations/index.ts'
import { payAccount } from '../people/index.ts'
import type { Payee } from './facts.ts'

/** The account that a payee is paid into, sealed; null when none is on file. */
export interface PayeeAccount {
  sealed: string
  context: string
  masked: string
  holder: string
}

export async function payeeAccount(db: Db, payee: Payee, id: string): Promise<PayeeAccount | null> {
  return payee === 'person' ? payAccount(db, id) : payAccountOf(db, id)
}
