import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { Decided } from '../rules/settle.ts'

/** What the chief decided in a session, newest of each cell, by candidate and item. */
export async function decidedIn(db: Db, session: string): Promise<Map<string, Map<string, Decided>>> {
  const { rows } = await sql<{ candidate: string; item: string; value: string; on: string }>`
    select d.candidate, d.item, d.value, d.decided_on as "on" from practical_decision d
    join practical_candidate c on c.id = d.candidate
    where c.session = ${session}::uuid order by d.at, d.id`.execute(db)
  const found = new Map<string, Map<string, Decided>>()
  for (const { candidate, item, value, on } of rows) {
    const own = found.get(candidate) ?? new Map<string, Decided>()
    found.set(candidate, own.set(item, { value, on }))
  }
  return found
}

/** What the chief decided of a session, for the record, the newest first; `most`: the last so many, else all. */
export async function decisionsOf(
  db: Db,
  session: string,
  most: number | null,
): Promise<
  { id: string; seat: string; item: string; value: string; reason: string; by: string; at: Date }[]
> {
  const { rows } = await sql<{
    id: string
    seat: string
    item: string
    value: string
    reason: string
    by: string
    at: Date
  }>`select d.id, c.seat, d.item, d.value, d.reason, d.by_name as by, d.at from practical_decision d
    join practical_candidate c on c.id = d.candidate
    where c.session = ${session}::uuid order by d.at desc, d.id limit ${most}::integer`.execute(db)
  return rows
}

export async function insertDecision(
  db: Db,
  one: Decided & { candidate: string; item: string; reason: string; by: string; name: string; at: Date },
): Promise<void> {
  await sql`insert into practical_decision (id, candidate, item, value, decided_on, reason, by_account, by_name, at)
    values (${randomUUID()}, ${one.candidate}, ${one.item}, ${one.value}, ${one.on}, ${one.reason}, ${one.by}, ${one.name},
      ${one.at})`.execute(db)
}

/** A signature under the record of marking. */
export interface Signature {
  account: string
  digest: string
  name: string
  chief: boolean
  at: Date
}

export async function signaturesIn(db: Db, session: string): Promise<Signature[]> {
  const { rows } = await sql<Signature>`select account, digest, name, chief, at from practical_signature
    where session = ${session}::uuid order by at, account`.execute(db)
  return rows
}

export async function insertSignature(db: Db, session: string, one: Signature): Promise<void> {
  await sql`insert into practical_signature (session, account, digest, name, chief, at)
    values (${session}::uuid, ${one.account}, ${one.digest}, ${one.name}, ${one.chief}, ${one.at})`.execute(
    db,
  )
}
