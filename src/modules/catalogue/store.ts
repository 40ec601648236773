import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { Edition } from '../../kernel/standard/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CatalogueData, CatalogueLine } from './edition.ts'

const Row = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  from_day: KeptDay,
  source: z.string(),
  status: z.enum(['confirmed', 'assumed']),
  data: kept<CatalogueData>(),
})
type Row = z.infer<typeof Row>

const editionOf = (row: Row): Edition<CatalogueData> => ({
  id: row.id,
  kind: 'catalogue',
  name: row.name,
  from: row.from_day,
  to: null,
  source: row.source,
  status: row.status,
  data: row.data,
})

/** The ids of the editions that officers have published, oldest first. */
export async function publishedIds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from catalogue_edition
    where published_at is not null order by from_day, id`.execute(db)
  return rows.map((row) => row.id)
}

/** The editions that officers have published. */
export async function publishedEditions(db: Db): Promise<Edition<CatalogueData>[]> {
  const rows = await readRows(
    Row,
    sql`select * from catalogue_edition where published_at is not null order by from_day, id`,
    db,
  )
  return rows.map(editionOf)
}

/** The edition of a case, published or not. */
export async function editionOfCase(db: Db, number: string): Promise<Edition<CatalogueData>> {
  const rows = await readRows(Row, sql`select * from catalogue_edition where number = ${number}`, db)
  if (!rows[0]) throw new Error(`${number} has no edition`)
  return editionOf(rows[0])
}

/** Keeps a draft; false when its id is taken. */
export async function insertDraft(db: Db, number: string, edition: Edition<CatalogueData>): Promise<boolean> {
  const { rows } = await sql`insert into catalogue_edition (id, number, name, from_day, source, status, data)
    values (${edition.id}, ${number}, ${edition.name}, ${edition.from}, ${edition.source}, ${edition.status}, ${JSON.stringify(edition.data)}::jsonb)
    on conflict (id) do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function markPublished(db: Db, number: string, at: Date): Promise<void> {
  await sql`update catalogue_edition set published_at = ${at} where number = ${number}`.execute(db)
}

/** A withdrawn draft makes room for another under the same id. */
export async function removeDraft(db: Db, number: string): Promise<void> {
  await sql`delete from catalogue_change where number = ${number}`.execute(db)
  await sql`delete from catalogue_edition where number = ${number}`.execute(db)
}

/** Puts other data into a draft. */
export async function updateDraft(db: Db, number: string, data: CatalogueData): Promise<void> {
  await sql`update catalogue_edition set data = ${JSON.stringify(data)}::jsonb where number = ${number}`.execute(
    db,
  )
}

/** A cell that somebody changed in a draft; `revision` is the case's after the change. */
export const DraftChange = z.object({
  revision: z.number(),
  occupation: z.string(),
  column: kept<keyof CatalogueLine>(),
  before: z.string(),
  after: z.string(),
  actor: z.string(),
  at: z.date(),
})
export type DraftChange = z.infer<typeof DraftChange>

export async function insertChanges(db: Db, number: string, changes: readonly DraftChange[]): Promise<void> {
  for (const change of changes)
    await sql`insert into catalogue_change (number, revision, occupation, field, before, after, actor_label, at)
      values (${number}, ${change.revision}, ${change.occupation}, ${change.column}, ${change.before}, ${change.after},
        ${change.actor}, ${change.at})`.execute(db)
}

/** What was changed in a draft after a revision, oldest first. */
export async function changesSince(db: Db, number: string, revision: number): Promise<DraftChange[]> {
  const rows = await readRows(
    DraftChange,
    sql`select revision, occupation, field as column, before, after,
      actor_label as actor, at from catalogue_change
    where number = ${number} and revision > ${revision} order by revision, occupation, field`,
    db,
  )
  return rows
}
