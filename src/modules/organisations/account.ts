import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'
import { checkCorporateAccount } from '../../kernel/value/number/bank-account.ts'
import { maskAccount } from '../../kernel/value/person/mask.ts'
import type { Problem, VerbContext } from '../../kernel/verb/index.ts'
import { organisationAccountChanged } from './events.ts'
import { refusals } from './refusals.ts'
import type { OrganisationAccount } from './schema.ts'
import { type AccountRow, accountRows, accountTaken, lockOrganisation, replaceAccount } from './store.ts'

/**
 * Puts the account that an organisation is paid into (收款账户); the holder is the organisation. Throws
 * 422 for what cannot be a company account, 409 for one that pays somebody else.
 */
export async function setPayAccount(
  ctx: VerbContext,
  organisation: string,
  given: { account: string; bank: string },
): Promise<OrganisationAccount> {
  const checked = checkCorporateAccount(given.account.replaceAll(/[\s-]/g, ''))
  if (!checked.valid) {
    throw refusals.badBankAccount({ fields: [{ path: 'account', message: checked.reason }] })
  }
  const number = checked.value
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  const [before] = await accountRows(ctx.db, [organisation])
  const same = before && ctx.sealer.open(before.account, accountContext(before.id)) === number
  if (same && before.bank === given.bank) return accountOf(before)
  if (await accountTaken(ctx.db, ctx.sealer.macs(number, ACCOUNT), organisation)) throw taken()
  const id = randomUUID()
  const sealed = ctx.sealer.seal(number, accountContext(id))
  const masked = maskAccount(number)
  const mac = ctx.sealer.mac(number, ACCOUNT)
  const row = { id, organisation, sealed, mac, masked, bank: given.bank, at: ctx.now }
  if (!(await replaceAccount(ctx.db, row))) throw taken()
  await ctx.emit(organisationAccountChanged, { organisation })
  ctx.act.subject('organisation', organisation)
  ctx.act.district(found.district)
  ctx.act.before({ account: before?.id ?? null })
  ctx.act.after({ account: id })
  return { id, masked, sealed, context: accountContext(id), holder: found.name, bank: given.bank }
}

const taken = (): Problem =>
  refusals.accountOfAnother({ fields: [{ path: 'account', message: '请填本单位的对公账号' }] })

/** The account that an organisation is paid into, or null. */
export async function payAccountOf(db: Db, organisation: string): Promise<OrganisationAccount | null> {
  const [row] = await accountRows(db, [organisation])
  return row ? accountOf(row) : null
}

/** The accounts of many organisations, by organisation. */
export async function payAccountsOf(
  db: Db,
  organisations: readonly string[],
): Promise<Map<string, OrganisationAccount>> {
  const rows = await accountRows(db, organisations)
  return new Map(rows.map((row) => [row.organisation, accountOf(row)]))
}

const accountOf = (row: AccountRow): OrganisationAccount => ({
  id: row.id,
  masked: row.masked,
  sealed: row.account,
  context: accountContext(row.id),
  holder: row.name,
  bank: row.bank,
})

const ACCOUNT = 'organisation.account'
const accountContext = (id: string): string => `organisation_account.account:${id}`
