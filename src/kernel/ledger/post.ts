import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Fen, fen } from '../value/money.ts'
import { type Kind, MOVES, type Move } from './movements.ts'

export interface Movement {
  fund: string
  amount: Fen
  case?: string | undefined
  /** The caller's name for this movement, unique in the city: told twice, it happens once. */
  key: string
  actor: string
  at: Date
  /** 拨付批次 or the like. */
  batch?: string | null | undefined
}

/** What became of a movement. `repeated`: it had been told before, in the same words. */
export type Posted =
  | { posted: true; id: number; repeated: boolean }
  /** The balance that had to cover it was too small; nothing was written. */
  | { posted: false; reason: 'overdraft'; has: Fen; needs: Fen }
  /** The key stands for another movement; nothing was written. */
  | { posted: false; reason: 'duplicate'; id: number }

/**
 * Writes one movement. Whether it is covered is decided under the lock of the fund's balance, so a refusal is a value and
 * leaves the transaction usable. Locks are taken fund first, then case; funds that have nothing to do with each other
 * share none. Each statement locks or writes one table: a distributed database refuses more in one.
 */
export async function post(db: Db, kind: Kind, movement: Movement): Promise<Posted> {
  if (movement.amount <= 0) throw new RangeError(`a movement of ${movement.amount} fen moves nothing forward`)
  // What was locked stays so until it is written.
  if (!db.isTransaction) return db.transaction().execute((tx) => post(tx, kind, movement))
  const { known, has } = await lockCover(db, kind, movement)
  if (!known) throw new Error(`资金 ${movement.fund} 不存在`)
  const id = has >= movement.amount ? await write(db, kind, movement) : null
  if (id !== null) return { posted: true, id, repeated: false }
  return (
    (await toldBefore(db, kind, movement)) ?? {
      posted: false,
      reason: 'overdraft',
      has: fen(has),
      needs: movement.amount,
    }
  )
}

/** Locks the fund's balance, then the case's, and says what covers such a movement. */
async function lockCover(
  db: Db,
  kind: Kind,
  { fund, case: number = '' }: Movement,
): Promise<{ known: boolean; has: number }> {
  const { covered } = MOVES[kind]
  const { rows } = await sql<{ case_number: string; has: number }>`
    select case_number, ${coverOf(covered)} as has from fund_balance
    where fund = ${fund} and case_number in ('', ${number})
    order by case_number for no key update`.execute(db)
  const of = covered === 'available' ? '' : number
  return {
    known: rows.some((row) => row.case_number === ''),
    has:
      covered === 'nothing'
        ? Number.MAX_SAFE_INTEGER
        : (rows.find((row) => row.case_number === of)?.has ?? 0),
  }
}

function coverOf(covered: Move['covered']): RawBuilder<unknown> {
  if (covered === 'nothing') return sql`0::bigint`
  return covered === 'held' ? sql`paid + returned + recovered + demanded` : sql.ref(covered)
}

/** The posting and its two lines; null where the key was told before. */
async function write(db: Db, kind: Kind, movement: Movement): Promise<number | null> {
  const { fund, amount, case: number = null, key, actor, at, batch = null } = movement
  const { from, to } = MOVES[kind]
  const { rows } = await sql<{ id: number }>`
    insert into posting (key, kind, fund, case_number, amount, batch, actor, at)
    values (${key}, ${kind}, ${fund}, ${number}, ${amount}, ${batch}, ${actor}, ${at})
    on conflict (key) do nothing returning id`.execute(db)
  const id = rows[0]?.id
  if (id === undefined) return null
  await sql`insert into posting_line (posting, account, amount)
    values (${id}, ${from}, ${-amount}::bigint), (${id}, ${to}, ${amount}::bigint)`.execute(db)
  return id
}

async function toldBefore(db: Db, kind: Kind, movement: Movement): Promise<Posted | null> {
  const { rows } = await sql<{ id: number; same: boolean }>`
    select id, (kind, fund, coalesce(case_number, ''), amount)
      = (${kind}, ${movement.fund}, ${movement.case ?? ''}, ${movement.amount}) as same
    from posting where key = ${movement.key}`.execute(db)
  const before = rows[0]
  if (!before) return null
  return before.same
    ? { posted: true, id: before.id, repeated: true }
    : { posted: false, reason: 'duplicate', id: before.id }
}
