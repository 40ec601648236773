import { sql } from 'kysely'
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
 * Writes one movement in one round trip. Whether it is covered is decided under the lock of the fund's balance,
 * so a refusal is a value and leaves the transaction usable. Locks are taken fund first, then case; funds
 * that have nothing to do with each other share none.
 */
export async function post(db: Db, kind: Kind, movement: Movement): Promise<Posted> {
  if (movement.amount <= 0) throw new RangeError(`a movement of ${movement.amount} fen moves nothing forward`)
  const { rows } = await write(kind, movement).execute(db)
  const row = rows[0]
  if (!row?.known) throw new Error(`资金 ${movement.fund} 不存在`)
  if (row.id !== null) return { posted: true, id: row.id, repeated: false }
  return (
    (await toldBefore(db, kind, movement)) ?? {
      posted: false,
      reason: 'overdraft',
      has: fen(row.has),
      needs: movement.amount,
    }
  )
}

function write(kind: Kind, { fund, amount, case: number = '', key, actor, at, batch = null }: Movement) {
  const move = MOVES[kind]
  return sql<{ id: number | null; known: boolean; has: number }>`
    with of_fund as (
      select fund, available from fund_balance where fund = ${fund} and case_number = ''
      for no key update
    ), of_case as (
      select one.committed, one.receivable, one.paid + one.returned + one.recovered + one.demanded as held
      from of_fund join fund_balance one on one.fund = of_fund.fund and one.case_number = ${number} and one.case_number <> ''
      for no key update of one
    ), cover as (
      select ${covered(move)} as has from of_fund left join of_case on true
    ), told as (
      insert into posting (key, kind, fund, case_number, amount, batch, actor, at)
      select ${key}, ${kind}, ${fund}, nullif(${number}, ''), ${amount}, ${batch}, ${actor}, ${at}
      from cover where has >= ${amount}
      on conflict (key) do nothing
      returning id
    ), lines as (
      insert into posting_line (posting, account, amount)
      select told.id, line.account, line.amount from told,
        (values (${move.from}, -${amount}::bigint), (${move.to}, ${amount}::bigint)) line (account, amount)
    )
    select (select id from told) as id, exists (select from of_fund) as known,
      (select has from cover) as has`
}

function covered({ covered }: Move) {
  if (covered === 'nothing') return sql`9007199254740991`
  if (covered === 'available') return sql`of_fund.available`
  return sql`coalesce(of_case.${sql.ref(covered)}, 0)`
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
