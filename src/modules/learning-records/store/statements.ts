import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { mentionsIn } from '../statement/mentions.ts'
import type { Json } from '../statement/primitive.ts'
import { VOIDED } from '../statement/statement.ts'

const Kept = z.object({
  seq: z.coerce.number(),
  id: z.string(),
  verb: z.string(),
  stored_at: z.date(),
  body: z.string(),
  voided: z.boolean(),
})
export type KeptStatement = z.output<typeof Kept>

const voided = sql`(s.verb <> ${VOIDED} and exists (select 1 from xapi_statement v
  where v.holder = s.holder and v.target = s.id and v.verb = ${VOIDED}))`

/** Statements by their ids. */
export const statementsById = (db: Db, holder: string, ids: readonly string[]): Promise<KeptStatement[]> =>
  readRows(
    Kept,
    sql`select s.seq, s.id, s.verb, s.stored_at, s.body, ${voided} as voided from xapi_statement s
    where s.holder = ${holder} and s.id = any(${[...ids]}::uuid[])`,
    db,
  )

/** Keeps a statement with whom and what it names. Gives nothing where another came first under its id. */
export async function insertStatement(db: Db, holder: string, statement: Json, now: Date): Promise<boolean> {
  const inner = statement.object as Json
  const registration = (statement.context as Json | undefined)?.registration ?? null
  const [row] = await readRows(
    z.object({ seq: z.coerce.number() }),
    sql`insert into xapi_statement (holder, id, verb, registration, target, stored_at, body)
    values (${holder}, ${statement.id}::uuid, ${(statement.verb as Json).id}, ${registration}::uuid,
      ${inner.objectType === 'StatementRef' ? inner.id : null}::uuid, ${now}, ${JSON.stringify(statement)})
    on conflict (holder, id) do nothing returning seq`,
    db,
  )
  if (!row) return false
  const mentions = mentionsIn(statement)
  await sql`insert into xapi_mention (holder, sort, key, seq)
    select ${holder}, m.sort, m.key, ${row.seq} from unnest(${mentions.map(({ as }) => as)}::text[],
      ${mentions.map(({ key }) => key)}::text[]) as m (sort, key)`.execute(db)
  return true
}

/** What statements are asked for. */
export interface Asked {
  agent?: string | undefined
  relatedAgents: boolean
  activity?: string | undefined
  relatedActivities: boolean
  verb?: string | undefined
  registration?: string | undefined
  since?: Date | undefined
  until?: Date | undefined
  ascending: boolean
  /** Past this one, in the order that is asked for. */
  after?: number | undefined
  limit: number
}

/** Statements that are asked for, those that were voided left out; one that refers to such a one is one too. */
export function findStatements(db: Db, holder: string, asked: Asked): Promise<KeptStatement[]> {
  const named = (
    sorts: string[],
    key: string,
  ) => sql`exists (select 1 from xapi_mention m where m.holder = ${holder}
    and m.sort = any(${sorts}::text[]) and m.key = ${key} and m.seq = s.seq)`
  const filters = [
    asked.agent ? named(['agent', ...(asked.relatedAgents ? ['related-agent'] : [])], asked.agent) : null,
    asked.activity
      ? named(['activity', ...(asked.relatedActivities ? ['related-activity'] : [])], asked.activity)
      : null,
    asked.verb ? sql`s.verb = ${asked.verb}` : null,
    asked.registration ? sql`s.registration = ${asked.registration}::uuid` : null,
  ].filter((one) => one !== null)
  const among =
    filters.length === 0
      ? sql`true`
      : sql`s.seq in (with recursive hit (seq, id) as (
          select s.seq, s.id from xapi_statement s where s.holder = ${holder} and ${sql.join(filters, sql` and `)}
          union select r.seq, r.id from hit join xapi_statement r on r.holder = ${holder} and r.target = hit.id)
        select seq from hit)`
  const order = asked.ascending ? sql`asc` : sql`desc`
  const past =
    asked.after === undefined
      ? sql`true`
      : asked.ascending
        ? sql`s.seq > ${asked.after}`
        : sql`s.seq < ${asked.after}`
  return readRows(
    Kept,
    sql`select s.seq, s.id, s.verb, s.stored_at, s.body, false as voided from xapi_statement s
    where s.holder = ${holder} and not ${voided} and ${among} and ${past}
      and ${asked.since ? sql`s.stored_at > ${asked.since}` : sql`true`}
      and ${asked.until ? sql`s.stored_at <= ${asked.until}` : sql`true`}
    order by s.seq ${order} limit ${asked.limit}`,
    db,
  )
}
