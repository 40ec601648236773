import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'
import { checkBankAccount } from '../../kernel/value/number/bank-account.ts'
import { maskAccount } from '../../kernel/value/person/mask.ts'
import type { Problem, VerbContext } from '../../kernel/verb/index.ts'
import { personAccountChanged } from './events.ts'
import { refusals } from './refusals.ts'
import type { PayAccount } from './schema.ts'
import { accountRows, accountTaken, lockPerson, replaceAccount } from './store.ts'

/**
 * Puts the account that a person is paid into (收款账户); the holder is always the person. Throws 422 for a
 * number that cannot be an account, 409 for one that pays somebody else.
 */
export async function setAccount(ctx: VerbContext, person: string, text: string): Promise<PayAccount> {
  const checked = checkBankAccount(text.replaceAll(/[\s-]/g, ''))
  if (!checked.valid) {
    throw refusals.badBankAccount({ fields: [{ path: 'account', message: checked.reason }] })
  }
  const number = checked.value
  const row = await lockPerson(ctx.db, person)
  if (!row) throw refusals.noSuchPerson()
  const [before] = await accountRows(ctx.db, [person])
  if (before && ctx.sealer.open(before.account, accountContext(before.id)) === number)
    return accountOf(before)
  if (await accountTaken(ctx.db, ctx.sealer.macs(number, ACCOUNT), person)) throw taken()
  const id = randomUUID()
  const sealed = ctx.sealer.seal(number, accountContext(id))
  const masked = maskAccount(number)
  const placed = await replaceAccount(ctx.db, {
    id,
    person,
    sealed,
    mac: ctx.sealer.mac(number, ACCOUNT),
    masked,
    at: ctx.now,
  })
  if (!placed) throw taken()
  await ctx.emit(personAccountChanged, { person })
  ctx.act.subject('person', person)
  ctx.act.before({ account: before?.id ?? null })
  ctx.act.after({ account: id })
  return { id, masked, sealed, context: accountContext(id), holder: row.name }
}

const taken = (): Problem =>
  refusals.accountOfAnother({
    fields: [{ path: 'account', message: '请填本人名下的银行账号；如确为本人账号，请到窗口核实' }],
  })

/** The account that a person is paid into, or null. */
export async function payAccount(db: Db, person: string): Promise<PayAccount | null> {
  return (await payAccounts(db, [person])).get(person) ?? null
}

/** The accounts of many people, by person. */
export async function payAccounts(db: Db, people: readonly string[]): Promise<Map<string, PayAccount>> {
  const rows = await accountRows(db, people)
  return new Map(rows.map((row) => [row.person, accountOf(row)]))
}

function accountOf(row: { id: string; account: string; masked: string; name: string }): PayAccount {
  return {
    id: row.id,
    masked: row.masked,
    sealed: row.account,
    context: accountContext(row.id),
    holder: row.name,
  }
}

const ACCOUNT = 'person.account'
const accountContext = (id: string): string => `person_account.account:${id}`
