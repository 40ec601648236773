import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { FactKind } from '../people/index.ts'
import type { Way } from './standard.ts'

/** A connection of this city to a register. */
export interface Connection {
  register: string
  way: Way
  url: string | null
  /** Sealed under `secretContext(register)`. */
  secret: string
  state: 'on' | 'off'
  changedAt: Date
  wholeAsOf: CivilDate | null
  trouble: string | null
  troubleSince: Date | null
}

export const secretContext = (register: string): string => `register_connection.secret:${register}`

const ConnectionRow = z.object({
  register: z.string(),
  way: kept<Way>(),
  url: z.string().nullable(),
  secret: z.string(),
  state: z.enum(['on', 'off']),
  changed_at: z.date(),
  whole_as_of: KeptDay.nullable(),
  trouble: z.string().nullable(),
  trouble_since: z.date().nullable(),
})
type ConnectionRow = z.infer<typeof ConnectionRow>

const connectionOf = (row: ConnectionRow): Connection => ({
  register: row.register,
  way: row.way,
  url: row.url,
  secret: row.secret,
  state: row.state,
  changedAt: row.changed_at,
  wholeAsOf: row.whole_as_of,
  trouble: row.trouble,
  troubleSince: row.trouble_since,
})

const COLUMNS = sql.raw('register, way, url, secret, state, changed_at, whole_as_of, trouble, trouble_since')

/** Every connection, those that are switched off included. */
export async function connections(db: Db): Promise<Connection[]> {
  const rows = await readRows(
    ConnectionRow,
    sql`select ${COLUMNS} from register_connection order by register`,
    db,
  )
  return rows.map(connectionOf)
}

/** One connection, held for the rest of the transaction; null where the city has none to this register. */
export async function lockConnection(db: Db, register: string): Promise<Connection | null> {
  const rows = await readRows(
    ConnectionRow,
    sql`select ${COLUMNS} from register_connection
    where register = ${register} for update`,
    db,
  )
  return rows[0] ? connectionOf(rows[0]) : null
}

export async function putConnection(
  db: Db,
  one: Pick<Connection, 'register' | 'way' | 'url' | 'secret'> & { by: string | null; at: Date },
): Promise<void> {
  await sql`insert into register_connection (register, way, url, secret, state, changed_by, changed_at)
    values (${one.register}, ${one.way}, ${one.url}, ${one.secret}, 'on', ${one.by}, ${one.at})
    on conflict (register) do update set way = excluded.way, url = excluded.url, secret = excluded.secret,
      state = 'on', changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(db)
}

export async function switchConnection(
  db: Db,
  register: string,
  to: { state: 'on' | 'off'; by: string | null; at: Date },
): Promise<boolean> {
  const { rows } = await sql`update register_connection set state = ${to.state}, changed_by = ${to.by},
      changed_at = ${to.at} where register = ${register} returning register`.execute(db)
  return rows.length > 0
}

/** Keeps that a register did not answer, or that it did (null). */
export async function keepTrouble(db: Db, register: string, trouble: string | null, at: Date): Promise<void> {
  await sql`update register_connection set trouble = ${trouble}::text,
      trouble_since = case when ${trouble}::text is null then null
        when trouble is null then ${at}::timestamptz else trouble_since end
    where register = ${register}`.execute(db)
}

export async function keepWhole(db: Db, register: string, asOf: CivilDate): Promise<void> {
  await sql`update register_connection set whole_as_of = greatest(whole_as_of, ${asOf}::date)
    where register = ${register}`.execute(db)
}

/** Puts questions in the queue; one that waits already takes the facts in. */
export async function queueQueries(
  db: Db,
  queries: readonly { id: string; person: string; register: string; facts: readonly FactKind[] }[],
  at: Date,
): Promise<void> {
  if (queries.length === 0) return
  await sql`insert into register_query (id, person, register, facts, asked_for, next_try_at)
    select id, person, register, array(select jsonb_array_elements_text(facts)), ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(queries)}::jsonb)
      as q (id uuid, person uuid, register text, facts jsonb)
    on conflict (person, register) where answered_at is null do update
      set facts = array(select distinct unnest(register_query.facts || excluded.facts) order by 1)`.execute(
    db,
  )
}

export const Query = z.object({
  id: z.string(),
  person: z.string(),
  register: z.string(),
  facts: kept<FactKind[]>(),
  tries: z.number(),
})
export type Query = z.infer<typeof Query>

/** Takes the questions of one register that are due, and keeps others from taking them until `lease`. */
export async function takeQueries(
  db: Db,
  register: string,
  at: Date,
  lease: Date,
  most: number,
): Promise<Query[]> {
  const rows = await readRows(
    Query,
    sql`update register_query set next_try_at = ${lease}, tries = tries + 1
    where id in (select id from register_query where register = ${register} and answered_at is null
      and next_try_at <= ${at} order by next_try_at, id limit ${most} for update skip locked)
    returning id, person, register, facts, tries`,
    db,
  )
  return rows
}

export async function answerQueries(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await sql`update register_query set answered_at = ${at}, trouble = null
    where id = any(${[...ids]}::uuid[]) and answered_at is null`.execute(db)
}

export async function postponeQueries(
  db: Db,
  waits: readonly { id: string; next: Date }[],
  trouble: string,
): Promise<void> {
  if (waits.length === 0) return
  await sql`update register_query q set next_try_at = w.next, trouble = ${trouble}
    from jsonb_to_recordset(${JSON.stringify(waits)}::jsonb) as w (id uuid, next timestamptz)
    where q.id = w.id and q.answered_at is null`.execute(db)
}

/** The questions about a person that wait for an answer. */
export async function waitingOf(
  db: Db,
  person: string,
): Promise<{ register: string; facts: FactKind[]; since: Date; trouble: string | null }[]> {
  const { rows } = await sql<{
    register: string
    facts: FactKind[]
    asked_for: Date
    trouble: string | null
  }>`select register, facts, asked_for, trouble from register_query
    where person = ${person} and answered_at is null order by register`.execute(db)
  return rows.map(({ asked_for, ...rest }) => ({ ...rest, since: asked_for }))
}

/** The connections that do not answer, since when, and how many questions wait for each. */
export async function connectionTroubles(
  db: Db,
): Promise<{ register: string; trouble: string; since: Date; waiting: number }[]> {
  const { rows } = await sql<{ register: string; trouble: string; since: Date; waiting: number }>`
    select c.register, c.trouble, c.trouble_since as since, count(q.id) as waiting
    from register_connection c left join register_query q on q.register = c.register and q.answered_at is null
    where c.state = 'on' and c.trouble is not null
    group by c.register, c.trouble, c.trouble_since order by c.register`.execute(db)
  return rows
}

/** How many questions wait for each register. */
export async function waitingByRegister(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ register: string; count: number }>`select register, count(*) as count
    from register_query where answered_at is null group by register`.execute(db)
  return new Map(rows.map(({ register, count }) => [register, count]))
}
