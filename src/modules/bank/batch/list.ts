import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { LevelKey } from '../../../kernel/value/shapes.ts'
import { cutPage, type Page, type PageAsked } from '../../../kernel/verb/paging.ts'
import { KINDS, type Kind } from '../item/item.ts'
import { PURPOSES, type Purpose, type Shelf } from './store.ts'

/** Which questions are wanted; null: of every organisation. */
interface Wanted {
  organisation: string | null
  occupation?: string | undefined
  level?: Level | undefined
  purpose?: Purpose | undefined
  kind?: Kind | undefined
  point?: string | undefined
}

const Row = z.object({
  item: z.string(),
  version: z.number(),
  kind: z.enum(KINDS),
  point: z.string(),
  difficulty: z.number(),
  points: z.string(),
  published_at: z.date().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_why: z.string().nullable(),
  organisation: z.string(),
  purpose: z.enum(PURPOSES),
  occupation_name: z.string(),
  level: LevelKey,
  page_key: z.array(z.string()),
})

/** A question by its newest version. */
interface Listed {
  item: string
  version: number
  kind: Kind
  point: string
  difficulty: number
  points: number
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
  shelf: Shelf
}

/** A page of the questions of a bank, each by its newest version, without what it asks. */
export async function itemsListed(
  db: Db,
  wanted: Wanted,
  asked: PageAsked,
  size: number,
): Promise<Page<Listed>> {
  const cut = cutPage({ name: 'bank-items', keys: [{ by: sql`i.id`, is: 'id' }] }, asked, size)
  const { organisation, occupation, level, purpose, kind, point } = wanted
  const rows = await readRows(
    Row,
    sql`select v.item, v.version, v.kind, v.point, v.difficulty, v.points, v.published_at, v.withdrawn_at, v.withdrawn_why,
      i.organisation, i.purpose, i.occupation_name, i.level, ${cut.key}
    from bank_item i cross join lateral
      (select * from bank_version n where n.item = i.id order by n.version desc limit 1) v
    where ${organisation === null ? sql`true` : sql`i.organisation = ${organisation}::uuid`}
      and ${occupation ? sql`i.occupation_key = ${occupationKey(occupation)}` : sql`true`}
      and ${level ? sql`i.level = ${String(level)}` : sql`true`}
      and ${purpose ? sql`i.purpose = ${purpose}` : sql`true`}
      and ${kind ? sql`v.kind = ${kind}` : sql`true`}
      and ${point ? sql`v.point = ${point}` : sql`true`}
      and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return {
    ...page,
    items: page.items.map((row) => ({
      item: row.item,
      version: row.version,
      kind: row.kind,
      point: row.point,
      difficulty: row.difficulty,
      points: Number(row.points),
      publishedAt: row.published_at,
      withdrawnAt: row.withdrawn_at,
      withdrawnWhy: row.withdrawn_why,
      shelf: {
        organisation: row.organisation,
        purpose: row.purpose,
        occupation: row.occupation_name,
        level: levelOf(row.level),
      },
    })),
  }
}
