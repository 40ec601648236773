import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, lockName } from '../../../kernel/database/index.ts'
import { commit } from '../../../kernel/ledger/index.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockPerson, type PayeeRef } from './payable.ts'

/** What is to be paid, with what it excludes. */
export interface Reservation {
  /** 办件号 */
  case: string
  /** Who is entitled. */
  person: string
  payee: PayeeRef
  /** `training`, `assessment`, `skill-upgrade`: the caller's word. */
  purpose: string
  /** The fund's code, from `fundOf`. */
  fund: string
  amount: Fen
  /** Held by one payable while it lives, as `cost/{person}/{occupation}/{level}`. */
  keys: readonly string[]
  /** So many live payables at most, as `training/{person}/2026` and 3. */
  limits: readonly { key: string; max: number }[]
  /** The day by which limits count it. */
  countsOn: CivilDate
}

export type Reserved =
  | { reserved: true; payable: string }
  /** `key`: paid or to be paid already by case `by`; `limit`: so many already; `funds`: the fund cannot cover it. */
  | { reserved: false; reason: 'key' | 'limit' | 'funds'; by?: string }

/**
 * Sets the money of a case aside (资金占用) and takes its keys and places, or says what stands against it; nothing
 * is written then and the transaction goes on. Of one person's cases one at a time is served.
 */
export async function reserve(ctx: VerbContext, what: Reservation): Promise<Reserved> {
  if (what.keys.length === 0) throw new Error(`${what.case}: a payable holds at least one key`)
  await lockPerson(ctx.db, what.person)
  // A key without the person in it is served one at a time, too; sorted, so that two never wait for each other.
  for (const key of [...new Set([...what.keys, ...what.limits.map((one) => one.key)])].sort())
    await lockName(ctx.db, `payable-key/${key}`)
  const holder = await holderOf(ctx.db, what.keys)
  if (holder) return { reserved: false, reason: 'key', by: holder }
  const slots: { key: string; slot: number }[] = []
  for (const limit of what.limits) {
    const { slot, by } = await freeSlot(ctx.db, limit)
    if (slot === null) return { reserved: false, reason: 'limit', ...(by ? { by } : {}) }
    slots.push({ key: limit.key, slot })
  }
  const id = randomUUID()
  const posted = await commit(ctx.db, {
    fund: what.fund,
    case: what.case,
    amount: what.amount,
    key: `commit ${what.case} ${id}`,
    actor: ctx.actor.account ?? 'system',
    at: ctx.now,
  })
  if (!posted.posted) {
    if (posted.reason === 'overdraft') return { reserved: false, reason: 'funds' }
    throw new Error(`${what.case}: commitment ${posted.reason}`)
  }
  await write(ctx, id, what, slots)
  return { reserved: true, payable: id }
}

/** The case that holds one of these keys, or null. */
export async function holderOf(db: Db, keys: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ case_number: string }>`select case_number from payable_key
    join payable on payable.id = payable_key.payable
    where key = any(${[...keys]}::text[]) and live order by case_number limit 1`.execute(db)
  return rows[0]?.case_number ?? null
}

async function freeSlot(
  db: Db,
  { key, max }: { key: string; max: number },
): Promise<{ slot: number | null; by: string | null }> {
  const { rows } = await sql<{ slot: number; case_number: string }>`select slot, case_number from payable_slot
    join payable on payable.id = payable_slot.payable
    where limit_key = ${key} and live order by slot`.execute(db)
  if (rows.length >= max) return { slot: null, by: rows.at(-1)?.case_number ?? null }
  const taken = new Set(rows.map((row) => row.slot))
  let slot = 1
  while (taken.has(slot)) slot += 1
  return { slot, by: null }
}

async function write(
  ctx: VerbContext,
  id: string,
  what: Reservation,
  slots: readonly { key: string; slot: number }[],
): Promise<void> {
  await sql`insert into payable (id, case_number, person, payee_kind, payee, purpose, fund, amount, state, counts_on,
      approved_at)
    values (${id}, ${what.case}, ${what.person}, ${what.payee.kind}, ${what.payee.id}, ${what.purpose}, ${what.fund},
      ${what.amount}, 'approved', ${what.countsOn}, ${ctx.now})`.execute(ctx.db)
  await sql`insert into payable_key (payable, key)
    select ${id}::uuid, unnest(${[...new Set(what.keys)]}::text[])`.execute(ctx.db)
  if (slots.length === 0) return
  await sql`insert into payable_slot (payable, limit_key, slot)
    select ${id}::uuid, unnest(${slots.map((one) => one.key)}::text[]),
      unnest(${slots.map((one) => one.slot)}::integer[])`.execute(ctx.db)
}
