import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import { readRows } from '../../database/rows.ts'
import type { CaseEvent, CaseFile } from '../store/case-file.ts'
import { EventRow, eventOf, FileRow, fileOf } from '../store/case-store.ts'

/** A case and what has happened to it that its people were not told yet. */
export interface Untold {
  file: CaseFile
  events: CaseEvent[]
}

/** Whether any case has something to tell. */
export async function anythingUntold(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from case_file where told < revision limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Takes up to so many cases that have something to tell, oldest first, and marks them told: whoever takes them tells in
 * the same transaction. What another worker has in hand is passed over.
 */
export async function takeUntold(db: Db, most: number): Promise<Untold[]> {
  const files = await readRows(
    FileRow,
    sql`select * from case_file where told < revision order by moved_at limit ${most} for update skip locked`,
    db,
  )
  if (files.length === 0) return []
  const numbers = files.map(({ number }) => number)
  const events = await readRows(
    EventRow,
    sql`select e.* from case_event e
    join case_file f on f.number = e.number
    where e.number = any(${numbers}::text[]) and e.seq > f.told order by e.number, e.seq`,
    db,
  )
  await sql`update case_file set told = revision where number = any(${numbers}::text[])`.execute(db)
  const of = Map.groupBy(events, ({ number }) => number)
  return files.map((row) => ({ file: fileOf(row), events: (of.get(row.number) ?? []).map(eventOf) }))
}
