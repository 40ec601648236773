import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'

/** A signature under the record of a room (监考记录). */
export interface Signature {
  room: string
  place: number
  account: string
  name: string
  at: Date
}

const SignatureRow = z.object({
  room: z.string(),
  place: z.number(),
  account: z.string(),
  name: z.string(),
  at: z.date(),
})

export const signaturesOf = (db: Db, session: string): Promise<Signature[]> =>
  readRows(
    SignatureRow,
    sql`select room, place, account, name, at from sitting_signature where session = ${session}::uuid
      order by room, place`,
    db,
  )

/** Whether the record of the room `r` lacks a signature that this account may give. */
export const unsignedBy = (
  account: string | null,
) => sql`(select count(*) filter (where g.account = ${account}) = 0
    and count(*) < 2 from sitting_signature g where g.session = r.session and g.room = r.room)`

/** Who signed first, by `session room`. */
export async function signedIn(db: Db, sessions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; name: string }>`select session::text || ' ' || room as key, name
    from sitting_signature where session = any(${[...sessions]}::uuid[]) and place = 1`.execute(db)
  return new Map(rows.map(({ key, name }) => [key, name]))
}

export async function sign(db: Db, session: string, one: Signature & { events: number }): Promise<void> {
  await sql`insert into sitting_signature (session, room, place, account, name, at, events)
    values (${session}, ${one.room}, ${one.place}, ${one.account}, ${one.name}, ${one.at}, ${one.events})`.execute(
    db,
  )
}

/** What the trial of a machine found (试机). */
export interface Found {
  what: string
  good: boolean
  text: string
}

export interface MachineCheck {
  machine: string
  at: Date
  ready: boolean
  found: Found[]
}

const CheckRow = z.object({
  machine: z.string(),
  at: z.date(),
  ready: z.boolean(),
  found: kept<Found[]>(),
})

export const checksOf = (db: Db, session: string): Promise<MachineCheck[]> =>
  readRows(
    CheckRow,
    sql`select machine, at, ready, found from sitting_check where session = ${session}::uuid
      order by ready, machine limit 2500`,
    db,
  )

/** How far sessions are prepared: who comes, and how many machines were tried and are ready. */
export async function preparedIn(
  db: Db,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, { candidates: number; rooms: number; ready: number }>> {
  const { rows } = await sql<{ id: string; candidates: number; rooms: number; ready: number }>`select s.id,
      (select count(*)::int from sitting k where k.session = s.id) as candidates,
      (select count(*)::int from sitting_room r where r.session = s.id) as rooms,
      (select count(*)::int from sitting_check c where c.session = s.id and c.ready) as ready
    from sitting_session s where s.id = any(${[...sessions]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...of }) => [id, of]))
}

export async function writeCheck(db: Db, session: string, one: MachineCheck): Promise<void> {
  await sql`insert into sitting_check (session, machine, at, ready, found)
    values (${session}, ${one.machine}, ${one.at}, ${one.ready}, ${JSON.stringify(one.found)}::jsonb)
    on conflict (session, machine) do update set at = excluded.at, ready = excluded.ready, found = excluded.found`.execute(
    db,
  )
}
