import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { Save } from '../rules/saving.ts'

/** What the server holds of one item. */
export interface Held {
  item: string
  seq: number
  answer: unknown
  rescued: boolean
}

const Row = z.object({ item: z.string(), seq: z.number(), answer: z.unknown(), rescued: z.boolean() })

/**
 * Writes saves of one sitting, each item at most once: a higher number takes the place of a lower, the same or a lower one changes
 * nothing. The database says so, whoever comes first.
 */
export async function writeAnswers(
  db: Db,
  sitting: string,
  saves: readonly Save[],
  at: Date,
  rescued = false,
): Promise<void> {
  if (saves.length === 0) return
  const rows = JSON.stringify(saves.map((one) => ({ ...one, at: new Date(one.at).toISOString() })))
  await sql`insert into sitting_answer as a (sitting, item, seq, answer, typed_at, saved_at, rescued)
    select ${sitting}::uuid, item, seq, answer, at, ${at}, ${rescued}
    from jsonb_to_recordset(${rows}::jsonb) as c (item text, seq int, answer jsonb, at timestamptz)
    on conflict (sitting, item) do update set seq = excluded.seq, answer = excluded.answer, typed_at = excluded.typed_at,
      saved_at = excluded.saved_at, rescued = excluded.rescued
    where a.seq < excluded.seq`.execute(db)
}

export const answersOf = (db: Db, sitting: string): Promise<Held[]> =>
  readRows(
    Row,
    sql`select item, seq, answer, rescued from sitting_answer where sitting = ${sitting}::uuid order by item`,
    db,
  )

/** How many items of each sitting of a session have an answer. */
export async function answeredIn(db: Db, session: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{
    sitting: string
    answered: number
  }>`select a.sitting, count(*)::int as answered
    from sitting_answer a join sitting k on k.id = a.sitting
    where k.session = ${session}::uuid and a.item not like '\\_%' group by a.sitting`.execute(db)
  return new Map(rows.map(({ sitting, answered }) => [sitting, answered]))
}

/** Every answer of a session, by sitting and item. */
export async function allAnswers(db: Db, session: string): Promise<Map<string, Map<string, unknown>>> {
  const { rows } = await sql<{
    sitting: string
    item: string
    answer: unknown
  }>`select a.sitting, a.item, a.answer
    from sitting_answer a join sitting k on k.id = a.sitting where k.session = ${session}::uuid`.execute(db)
  const found = new Map<string, Map<string, unknown>>()
  for (const { sitting, item, answer } of rows) {
    const own = found.get(sitting) ?? new Map<string, unknown>()
    found.set(sitting, own.set(item, answer))
  }
  return found
}
