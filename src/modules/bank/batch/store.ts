import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { LevelKey } from '../../../kernel/value/shapes.ts'
import { KINDS, type Kind } from '../item/item.ts'

/** An examination draws from the one, a trainee practises with the other; no question is both (考题、练习题). */
export const PURPOSES = ['exam', 'practice'] as const
export type Purpose = (typeof PURPOSES)[number]
export const PURPOSE_NAMES: Readonly<Record<Purpose, string>> = { exam: '考试用', practice: '练习用' }

/** To which bank a question belongs. */
export interface Shelf {
  organisation: string
  purpose: Purpose
  occupation: string
  level: Level
}

/** A version of a question as its row has it; what it says is sealed. */
export interface Version {
  item: string
  version: number
  batch: string
  kind: Kind
  point: string
  difficulty: number
  points: number
  content: string
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}

const Row = z.object({
  item: z.string(),
  version: z.number(),
  batch: z.string(),
  kind: z.enum(KINDS),
  point: z.string(),
  difficulty: z.number(),
  points: z.string(),
  content: z.string(),
  published_at: z.date().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_why: z.string().nullable(),
})

const VERSION = sql`v.item, v.version, v.batch, v.kind, v.point, v.difficulty, v.points, v.content, v.published_at,
  v.withdrawn_at, v.withdrawn_why`
const versionIn = ({
  published_at,
  withdrawn_at,
  withdrawn_why,
  points,
  ...row
}: z.infer<typeof Row>): Version => ({
  ...row,
  points: Number(points),
  publishedAt: published_at,
  withdrawnAt: withdrawn_at,
  withdrawnWhy: withdrawn_why,
})

/** The questions of a batch, in the order in which they were written. */
export async function versionsOfBatch(db: Db, batch: string): Promise<Version[]> {
  const rows = await readRows(
    Row,
    sql`select ${VERSION} from bank_version v join bank_item i on i.id = v.item
    where v.batch = ${batch} order by i.created_at, v.item`,
    db,
  )
  return rows.map(versionIn)
}

/** Questions of a bank that are in use, of these. */
export async function versionsInUse(
  db: Db,
  wanted: readonly { item: string; version: number }[],
): Promise<Version[]> {
  const rows = await readRows(
    Row,
    sql`select ${VERSION} from bank_version v
    join jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (item uuid, version integer)
      on w.item = v.item and w.version = v.version
    where v.published_at is not null and v.withdrawn_at is null`,
    db,
  )
  return rows.map(versionIn)
}

const ShelfRow = z.object({
  id: z.string(),
  organisation: z.string(),
  purpose: z.enum(PURPOSES),
  occupation_name: z.string(),
  level: LevelKey,
})

/** Where a question stands; null where there is none. `lock`: for the rest of the transaction. */
export async function shelfOf(db: Db, item: string, lock = false): Promise<Shelf | null> {
  const [row] = await readRows(
    ShelfRow,
    sql`select id, organisation, purpose, occupation_name, level from bank_item where id = ${item}::uuid
    ${lock ? sql`for update` : sql``}`,
    db,
  )
  return row
    ? {
        organisation: row.organisation,
        purpose: row.purpose,
        occupation: row.occupation_name,
        level: levelOf(row.level),
      }
    : null
}

/** All versions of a question, the newest first. */
export async function versionsOf(db: Db, item: string): Promise<Version[]> {
  const rows = await readRows(
    Row,
    sql`select ${VERSION} from bank_version v where v.item = ${item}::uuid order by v.version desc`,
    db,
  )
  return rows.map(versionIn)
}

/** Puts a question on its shelf; false where the same question stands in this organisation's bank already. */
export async function insertItem(
  db: Db,
  one: Shelf & { id: string; asks: string; at: Date },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into bank_item (id, organisation, purpose, occupation_name, level, asks, created_at)
    values (${one.id}, ${one.organisation}, ${one.purpose}, ${one.occupation}, ${String(one.level)}, ${one.asks}, ${one.at})
    on conflict (organisation, asks) do nothing`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Says anew what a question asks; false where another one asks it already. */
export async function renameItem(db: Db, id: string, organisation: string, asks: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update bank_item set asks = ${asks} where id = ${id}
    and not exists (select 1 from bank_item o where o.organisation = ${organisation} and o.asks = ${asks} and o.id <> ${id})`.execute(
    db,
  )
  return (numAffectedRows ?? 0n) > 0n
}

type Written = Pick<Version, 'item' | 'version' | 'batch' | 'kind' | 'point' | 'difficulty' | 'content'> & {
  points: number
  by: string | null
}

/** Writes the version of a question that is in hand, anew where it is there already. */
export async function writeVersion(db: Db, one: Written): Promise<void> {
  await sql`insert into bank_version (item, version, batch, kind, point, difficulty, points, content, written_by)
    values (${one.item}, ${one.version}, ${one.batch}, ${one.kind}, ${one.point}, ${one.difficulty}, ${String(one.points)},
      ${one.content}, ${one.by})
    on conflict (item, version) do update set kind = excluded.kind, point = excluded.point, difficulty = excluded.difficulty,
      points = excluded.points, content = excluded.content, written_by = excluded.written_by
    where bank_version.published_at is null and bank_version.batch = excluded.batch`.execute(db)
}

/** Takes the version in hand out of a batch, and the question with it where that was its first; false where it is not in it. */
export async function takeOut(db: Db, batch: string, item: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from bank_version
    where batch = ${batch} and item = ${item}::uuid and published_at is null`.execute(db)
  await sql`delete from bank_item i where i.id = ${item}::uuid
    and not exists (select 1 from bank_version v where v.item = i.id)`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Puts the questions of a batch into use, each in the place of its last version. */
export async function publishBatch(db: Db, batch: string, at: Date): Promise<void> {
  await sql`update bank_version o set withdrawn_at = ${at}, withdrawn_why = '有了新版本'
    from bank_version n where n.batch = ${batch} and n.published_at is null and o.item = n.item and o.version < n.version
      and o.published_at is not null and o.withdrawn_at is null`.execute(db)
  await sql`update bank_version set published_at = ${at} where batch = ${batch} and published_at is null`.execute(
    db,
  )
}

/** Takes a question out of use; false where it is not in use. */
export async function withdrawItem(db: Db, item: string, at: Date, why: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update bank_version set withdrawn_at = ${at}, withdrawn_why = ${why}
    where item = ${item}::uuid and published_at is not null and withdrawn_at is null`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

const DrawableRow = Row.pick({ item: true, version: true, kind: true, point: true, difficulty: true })

/** What can be drawn for an examination: of this organisation alone, of this occupation and level, in use, and for examinations unless said. */
export const drawablesOf = (
  db: Db,
  of: Omit<Shelf, 'purpose'>,
  purpose: Purpose = 'exam',
): Promise<z.infer<typeof DrawableRow>[]> =>
  readRows(
    DrawableRow,
    sql`select v.item, v.version, v.kind, v.point, v.difficulty
    from bank_item i join bank_version v on v.item = i.id
    where i.organisation = ${of.organisation}::uuid and i.purpose = ${purpose}
      and i.occupation_key = ${occupationKey(of.occupation)} and i.level = ${String(of.level)}
      and v.published_at is not null and v.withdrawn_at is null
    order by v.item`,
    db,
  )
