import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { SheetItem } from '../rules/sheet.ts'
import type { MarkedPaper } from '../standard.ts'

/** What a sheet is for. */
export interface SheetFor {
  assessor: string
  occupation: string
  level: Level
  paper: MarkedPaper
}

/** One version of a mark sheet (评分表). */
export interface Sheet extends SheetFor {
  id: string
  version: number
  items: SheetItem[]
  draftedBy: string
  draftedName: string
  draftedAt: Date
  confirmedBy: string | null
  confirmedName: string | null
  confirmedAt: Date | null
  droppedAt: Date | null
}

const Row = z.object({
  id: z.string(),
  assessor: z.string(),
  occupation: z.string(),
  level: z.string(),
  paper: kept<MarkedPaper>(),
  version: z.number(),
  items: kept<SheetItem[]>(),
  draftedBy: z.string(),
  draftedName: z.string(),
  draftedAt: z.date(),
  confirmedBy: z.string().nullable(),
  confirmedName: z.string().nullable(),
  confirmedAt: z.date().nullable(),
  droppedAt: z.date().nullable(),
})

const SELECT = sql`select f.id, f.assessor, f.occupation, f.level, f.paper, f.version, f.items, f.drafted_by as "draftedBy",
  f.drafted_name as "draftedName", f.drafted_at as "draftedAt", f.confirmed_by as "confirmedBy",
  f.confirmed_name as "confirmedName", f.confirmed_at as "confirmedAt", f.dropped_at as "droppedAt" from practical_sheet f`

const read = async (db: Db, where: ReturnType<typeof sql>): Promise<Sheet[]> =>
  (await readRows(Row, sql`${SELECT} ${where}`, db)).map((row) => ({ ...row, level: levelOf(row.level) }))

const isFor = (one: SheetFor) => sql`f.assessor = ${one.assessor}::uuid
  and f.occupation_key = ${occupationKey(one.occupation)} and f.level = ${String(one.level)} and f.paper = ${one.paper}`

export const sheetsByIds = (db: Db, ids: readonly string[]): Promise<Sheet[]> =>
  read(db, sql`where f.id = any(${[...ids]}::uuid[]) order by f.id`)

export const sheetById = async (db: Db, id: string): Promise<Sheet | null> =>
  (await sheetsByIds(db, [id]))[0] ?? null

/** A sheet held for the act. */
export const lockSheet = async (db: Db, id: string): Promise<Sheet | null> =>
  (await read(db, sql`where f.id = ${id}::uuid for update`))[0] ?? null

/** An organisation's last sheets, the newest first. */
export const sheetsOf = (db: Db, assessor: string): Promise<Sheet[]> =>
  read(db, sql`where f.assessor = ${assessor}::uuid order by f.drafted_at desc, f.id limit 200`)

/** The newest version that somebody confirmed; what an examination is marked by unless another is chosen. */
export const confirmedFor = async (db: Db, one: SheetFor): Promise<Sheet | null> =>
  (
    await read(db, sql`where ${isFor(one)} and f.confirmed_at is not null order by f.version desc limit 1`)
  )[0] ?? null

/** Enters a draft: in the place of the draft that waits, else as the next version. */
export async function putDraft(
  db: Db,
  one: SheetFor & Pick<Sheet, 'id' | 'items' | 'draftedBy' | 'draftedName' | 'draftedAt'>,
): Promise<{ id: string; version: number }> {
  const [waits] = await read(
    db,
    sql`where ${isFor(one)} and f.confirmed_at is null and f.dropped_at is null for update`,
  )
  const items = JSON.stringify(one.items)
  if (waits) {
    await sql`update practical_sheet set items = ${items}::jsonb, drafted_by = ${one.draftedBy},
        drafted_name = ${one.draftedName}, drafted_at = ${one.draftedAt} where id = ${waits.id}::uuid`.execute(
      db,
    )
    return { id: waits.id, version: waits.version }
  }
  const { rows } = await sql<{
    version: number
  }>`insert into practical_sheet (id, assessor, occupation, level, paper, version,
      items, drafted_by, drafted_name, drafted_at)
    select ${one.id}::uuid, ${one.assessor}::uuid, ${one.occupation}, ${String(one.level)}, ${one.paper},
      coalesce(max(f.version), 0) + 1, ${items}::jsonb, ${one.draftedBy}, ${one.draftedName}, ${one.draftedAt}
    from practical_sheet f where ${isFor(one)} returning version`.execute(db)
  return { id: one.id, version: rows[0]?.version ?? 1 }
}

export async function confirm(
  db: Db,
  id: string,
  one: { by: string; name: string; at: Date },
): Promise<void> {
  await sql`update practical_sheet set confirmed_by = ${one.by}, confirmed_name = ${one.name}, confirmed_at = ${one.at}
    where id = ${id}::uuid`.execute(db)
}

export async function drop(db: Db, id: string, at: Date): Promise<void> {
  await sql`update practical_sheet set dropped_at = ${at} where id = ${id}::uuid`.execute(db)
}
