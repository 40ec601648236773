import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { LevelKey } from '../../../kernel/value/shapes.ts'

const PAPER_STATES = ['planned', 'sealed', 'opened', 'void'] as const
export type PaperState = (typeof PAPER_STATES)[number]

/** The papers of one examination. */
export interface KeptPaper {
  id: string
  exam: string
  examNumber: string
  organisation: string
  district: string
  occupation: string
  level: Level
  /** The edition of the blueprint. */
  blueprint: string
  forms: number
  minutes: number
  startsAt: Date
  state: PaperState
  plannedAt: Date
  sealed: string | null
  openedAt: Date | null
  openedKey: string | null
  voidWhy: string | null
}

const Row = z.object({
  id: z.string(),
  exam: z.string(),
  exam_number: z.string(),
  organisation: z.string(),
  district: z.string(),
  occupation_name: z.string(),
  level: LevelKey,
  blueprint: z.string(),
  forms: z.number(),
  minutes: z.number(),
  starts_at: z.date(),
  state: z.enum(PAPER_STATES),
  planned_at: z.date(),
  sealed: z.string().nullable(),
  opened_at: z.date().nullable(),
  opened_key: z.string().nullable(),
  void_why: z.string().nullable(),
})

const paperIn = (row: z.infer<typeof Row>): KeptPaper => ({
  id: row.id,
  exam: row.exam,
  examNumber: row.exam_number,
  organisation: row.organisation,
  district: row.district,
  occupation: row.occupation_name,
  level: levelOf(row.level),
  blueprint: row.blueprint,
  forms: row.forms,
  minutes: row.minutes,
  startsAt: row.starts_at,
  state: row.state,
  plannedAt: row.planned_at,
  sealed: row.sealed,
  openedAt: row.opened_at,
  openedKey: row.opened_key,
  voidWhy: row.void_why,
})

/** The papers of an examination that count; null where none are planned. */
export async function paperOfExam(db: Db, exam: string): Promise<KeptPaper | null> {
  const [row] = await readRows(
    Row,
    sql`select * from bank_paper where exam = ${exam}::uuid and state <> 'void'`,
    db,
  )
  return row ? paperIn(row) : null
}

/** Papers by their id. */
export async function paperById(db: Db, id: string): Promise<KeptPaper | null> {
  const [row] = await readRows(Row, sql`select * from bank_paper where id = ${id}::uuid`, db)
  return row ? paperIn(row) : null
}

/** Several at once. */
export async function papersByIds(db: Db, ids: readonly string[]): Promise<KeptPaper[]> {
  const rows = await readRows(Row, sql`select * from bank_paper where id = any(${[...ids]}::uuid[])`, db)
  return rows.map(paperIn)
}

/** The same, locked for the rest of the transaction. */
export async function lockPaper(db: Db, id: string): Promise<KeptPaper | null> {
  const [row] = await readRows(Row, sql`select * from bank_paper where id = ${id}::uuid for update`, db)
  return row ? paperIn(row) : null
}

/** Papers that an organisation, or the whole city, has planned, the next ones first. */
export async function papersListed(db: Db, organisation: string | null, size: number): Promise<KeptPaper[]> {
  const rows = await readRows(
    Row,
    sql`select * from bank_paper
    where ${organisation === null ? sql`true` : sql`organisation = ${organisation}::uuid`}
    order by starts_at desc, id limit ${size}`,
    db,
  )
  return rows.map(paperIn)
}

/** Keeps a plan of papers. */
export async function insertPaper(
  db: Db,
  one: Omit<KeptPaper, 'state' | 'sealed' | 'openedAt' | 'openedKey' | 'voidWhy'>,
): Promise<void> {
  await sql`insert into bank_paper (id, exam, exam_number, organisation, district, occupation_name, level, blueprint, forms,
      minutes, starts_at, state, planned_at)
    values (${one.id}, ${one.exam}, ${one.examNumber}, ${one.organisation}, ${one.district}, ${one.occupation},
      ${String(one.level)}, ${one.blueprint}, ${one.forms}, ${one.minutes}, ${one.startsAt}, 'planned', ${one.plannedAt})`.execute(
    db,
  )
}

/** Keeps what was drawn, sealed. */
export async function sealPaper(db: Db, id: string, sealed: string, at: Date): Promise<void> {
  await sql`update bank_paper set sealed = ${sealed}, sealed_at = ${at}, state = 'sealed' where id = ${id}`.execute(
    db,
  )
}

/** Keeps the key of an opened paper under the city's own. */
export async function openPaperRow(db: Db, id: string, key: string, at: Date): Promise<void> {
  await sql`update bank_paper set opened_key = ${key}, opened_at = ${at}, state = 'opened' where id = ${id}`.execute(
    db,
  )
}

/** Sets papers aside: what is sealed is never opened again, and another set can be planned. */
export async function voidPaper(db: Db, id: string, why: string): Promise<void> {
  await sql`update bank_paper set state = 'void', void_why = ${why} where id = ${id}`.execute(db)
}
