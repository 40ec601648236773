import type { Db } from '../../../kernel/database/index.ts'
import { payAccountsOf } from '../../organisations/index.ts'
import { payAccounts } from '../../people/index.ts'
import type { PayeeRef } from './payable.ts'

/** The account that a payee is paid into, sealed. */
export interface PayeeAccount {
  sealed: string
  context: string
  masked: string
  holder: string
}

/** The account of a payee; null when none is on file. */
export async function payeeAccount(db: Db, payee: PayeeRef): Promise<PayeeAccount | null> {
  return (await payeeAccounts(db, [payee])).get(payeeKey(payee)) ?? null
}

/** The accounts of many payees, by `payeeKey`. */
export async function payeeAccounts(db: Db, payees: readonly PayeeRef[]): Promise<Map<string, PayeeAccount>> {
  const of = (kind: PayeeRef['kind']) => [
    ...new Set(payees.filter((one) => one.kind === kind).map((one) => one.id)),
  ]
  const people = await payAccounts(db, of('person'))
  const organisations = await payAccountsOf(db, of('organisation'))
  return new Map<string, PayeeAccount>([
    ...[...people].map(([id, account]) => [`person ${id}`, account] as const),
    ...[...organisations].map(([id, account]) => [`organisation ${id}`, account] as const),
  ])
}

export const payeeKey = (payee: PayeeRef): string => `${payee.kind} ${payee.id}`
