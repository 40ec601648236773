import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { type Kind, MOVES } from './movements.ts'
import type { Movement } from './post.ts'

/** What became of a set of movements. */
export type PostedAll =
  | { posted: true }
  /** These (by their place in the set) are not covered, each with what it has and needs; nothing of the set was written. */
  | { posted: false; uncovered: { place: number; has: number; needs: number }[] }

/**
 * Writes a set of movements of one kind in a handful of statements, or none of them. Each is asked what `post` asks: its
 * fund is there, its balance covers it together with those before it in the set, a key that was told before in the
 * same words is not told twice. Locks are taken fund first, then case, in the order of their names.
 */
export async function postAll(db: Db, kind: Kind, movements: readonly Movement[]): Promise<PostedAll> {
  if (movements.length === 0) return { posted: true }
  const unmoving = movements.find((one) => one.amount <= 0)
  if (unmoving) throw new RangeError(`a movement of ${unmoving.amount} fen moves nothing forward`)
  const set = setOf(movements)
  await lockBalances(db, set)
  const uncovered = await notCovered(db, kind, set)
  if (uncovered.length > 0) return { posted: false, uncovered }
  await write(db, kind, movements, set)
  return { posted: true }
}

const setOf = (movements: readonly Movement[]) => sql`unnest(
  ${movements.map((one) => one.key)}::text[], ${movements.map((one) => one.fund)}::text[],
  ${movements.map((one) => one.case ?? '')}::text[], ${movements.map((one) => one.amount)}::bigint[],
  ${movements.map((one) => one.batch ?? null)}::text[]) with ordinality as one (key, fund, case_number, amount, batch, place)`

async function lockBalances(db: Db, set: ReturnType<typeof setOf>): Promise<void> {
  const { rows } = await sql<{ missing: string }>`select one.fund as missing from ${set}
    where not exists (select from fund where fund.code = one.fund) limit 1`.execute(db)
  if (rows[0]) throw new Error(`资金 ${rows[0].missing} 不存在`)
  await sql`select fund from fund_balance where case_number = '' and fund in (select one.fund from ${set})
    order by fund for no key update`.execute(db)
  await sql`select fund from fund_balance where case_number <> ''
    and (fund, case_number) in (select one.fund, one.case_number from ${set})
    order by fund, case_number for no key update`.execute(db)
}

async function notCovered(
  db: Db,
  kind: Kind,
  set: ReturnType<typeof setOf>,
): Promise<{ place: number; has: number; needs: number }[]> {
  const { covered } = MOVES[kind]
  if (covered === 'nothing') return []
  const ofFund = covered === 'available'
  const { rows } = await sql<{ place: number; has: number; needs: number }>`
    with fresh as (
      select one.*, sum(one.amount) over (partition by one.fund, ${ofFund ? sql`''::text` : sql`one.case_number`}
        order by one.place)::bigint as needs
      from ${set} where not exists (select from posting where posting.key = one.key)
    )
    select fresh.place - 1 as place, coalesce(${
      covered === 'held'
        ? sql`kept.paid + kept.returned + kept.recovered + kept.demanded`
        : sql`kept.${sql.ref(covered)}`
    }, 0) as has, fresh.needs
    from fresh left join fund_balance kept on kept.fund = fresh.fund
      and kept.case_number = ${ofFund ? sql`''` : sql`fresh.case_number`}
    where coalesce(${
      covered === 'held'
        ? sql`kept.paid + kept.returned + kept.recovered + kept.demanded`
        : sql`kept.${sql.ref(covered)}`
    }, 0) < fresh.needs order by fresh.place limit 1000`.execute(db)
  return rows
}

async function write(
  db: Db,
  kind: Kind,
  movements: readonly Movement[],
  set: ReturnType<typeof setOf>,
): Promise<void> {
  const { actor, at } = movements[0] as Movement
  const { rows } = await sql<{ other: string }>`
    select posting.key as other from ${set} join posting on posting.key = one.key
    where (posting.kind, posting.fund, coalesce(posting.case_number, ''), posting.amount)
      <> (${kind}, one.fund, one.case_number, one.amount) limit 1`.execute(db)
  if (rows[0]) throw new Error(`${rows[0].other} stands for another movement`)
  await sql`
    with told as (
      insert into posting (key, kind, fund, case_number, amount, batch, actor, at)
      select one.key, ${kind}, one.fund, nullif(one.case_number, ''), one.amount, one.batch, ${actor}, ${at}
      from ${set} order by one.place
      on conflict (key) do nothing
      returning id, amount
    )
    insert into posting_line (posting, account, amount)
    select told.id, line.account, line.sign * told.amount from told,
      (values (${MOVES[kind].from}, -1), (${MOVES[kind].to}, 1)) line (account, sign)`.execute(db)
}
