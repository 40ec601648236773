import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/index.ts'
import { readRows } from '../../database/rows.ts'
import type { Sealer } from '../../sealing/index.ts'
import type { NewItem } from './target.ts'

const ItemRow = z.object({
  id: z.string(),
  number: z.string(),
  seq: z.number(),
  place: z.number(),
  key: z.string(),
  sort: z.enum(['file', 'field', 'line', 'text']),
  title: z.string(),
  ask: z.string(),
  before: z.string().nullable(),
  replaces: z.string().nullable(),
  answer: z.string().nullable(),
  files: z.number(),
  answered_at: z.date().nullable(),
})

const KeptAnswer = z.object({
  said: z.string().nullable(),
  input: z.record(z.string(), z.unknown()).nullable(),
  after: z.string().nullable(),
})
type KeptAnswer = z.infer<typeof KeptAnswer>

/** One thing that was asked to be put right, with what was answered so far (补正项). */
export interface CorrectionItem extends Omit<z.infer<typeof ItemRow>, 'answer' | 'answered_at' | 'number'> {
  answer: KeptAnswer | null
  answeredAt: Date | null
}

/** Writes what an event asked for. */
export async function insertItems(
  db: Db,
  number: string,
  seq: number,
  items: readonly NewItem[],
): Promise<void> {
  const rows = items.map(({ plain: _, ...one }, place) => ({ ...one, id: randomUUID(), place }))
  await sql`insert into case_correction (id, number, seq, place, key, sort, title, ask, before, replaces)
    select id, ${number}, ${seq}::int, place, key, sort, title, ask, before, replaces
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (id uuid, place int, key text, sort text, title text, ask text, before text, replaces uuid)`.execute(
    db,
  )
}

/** The items of the last time that something was asked, in their order; none where nothing ever was. */
export async function itemsOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  number: string,
): Promise<CorrectionItem[]> {
  const rows = await readRows(
    ItemRow,
    sql`select * from case_correction where number = ${number}
      and seq = (select max(seq) from case_correction where number = ${number}) order by place`,
    db,
  )
  return rows.map(({ answer, answered_at, number: _, ...row }) => ({
    ...row,
    answer: answer === null ? null : KeptAnswer.parse(JSON.parse(sealer.open(answer, contextOf(row.id)))),
    answeredAt: answered_at,
  }))
}

/** Keeps what was answered to one item. */
export async function keepAnswer(
  { db, sealer }: { db: Db; sealer: Sealer },
  id: string,
  answer: KeptAnswer,
  at: Date,
): Promise<void> {
  const sealed = sealer.seal(JSON.stringify(answer), contextOf(id))
  await sql`update case_correction set answer = ${sealed}, answered_at = ${at} where id = ${id}`.execute(db)
}

/** A file answers one of these items, or no longer does; what is about something else changes nothing. */
export async function countFile(db: Db, number: string, id: string, by: 1 | -1, at: Date): Promise<void> {
  await sql`update case_correction set files = greatest(files + ${by}, 0),
      answered_at = case when files + ${by} > 0 then ${at}::timestamptz when answer is null then null else answered_at end
    where number = ${number} and id::text = ${id}`.execute(db)
}

/** How many of the last round nobody has answered. */
export async function unansweredOf(db: Db, number: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`select count(*)::int as open from case_correction
    where number = ${number} and answered_at is null
      and seq = (select max(seq) from case_correction where number = ${number})`.execute(db)
  return rows[0]?.open ?? 0
}

const contextOf = (id: string): string => `case_correction.answer:${id}`
