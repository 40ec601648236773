import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import { DrawFile, DrawList } from './draw.ts'

export const DRAW_STANDINGS = {
  preparing: '准备中',
  published: '名单已公布，等抽取',
  drawn: '已抽取',
  void: '已作废',
} as const
export type DrawStanding = keyof typeof DRAW_STANDINGS

/** A draw as it is kept. */
export interface Draw {
  number: string
  district: string
  list: DrawList
  digest: string | null
  standing: DrawStanding
  publishedOn: CivilDate | null
  drawn: DrawFile['drawn'] | null
  voidWhy: string | null
  /** The first day on which everybody sees the outcome; null where at once. */
  shownFrom: CivilDate | null
}

const DrawRow = z.object({
  number: z.string(),
  district: z.string(),
  list: DrawList,
  digest: z.string().nullable(),
  standing: z.enum(['preparing', 'published', 'drawn', 'void']),
  published_on: KeptDay.nullable(),
  drawn: DrawFile.shape.drawn.nullable(),
  void_why: z.string().nullable(),
  shown_from: KeptDay.nullable(),
})

const COLUMNS = sql.raw('number, district, list, digest, standing, published_on, drawn, void_why, shown_from')

const drawOf = ({ published_on, void_why, shown_from, ...row }: z.infer<typeof DrawRow>): Draw => ({
  ...row,
  publishedOn: published_on,
  voidWhy: void_why,
  shownFrom: shown_from,
})

export async function insertDraw(
  db: Db,
  number: string,
  district: string,
  list: DrawList,
  shownFrom: CivilDate | null,
): Promise<void> {
  await sql`insert into supervision_draw (number, district, list, standing, shown_from)
    values (${number}, ${district}, ${JSON.stringify(list)}::jsonb, 'preparing', ${shownFrom}::date)`.execute(
    db,
  )
}

/** One draw, locked until the transaction ends. */
export async function lockDraw(db: Db, number: string): Promise<Draw> {
  const rows = await readRows(
    DrawRow,
    sql`select ${COLUMNS} from supervision_draw where number = ${number} for update`,
    db,
  )
  if (!rows[0]) throw new Error(`no draw ${number}`)
  return drawOf(rows[0])
}

/** One draw, or null. */
export async function drawByNumber(db: Db, number: string): Promise<Draw | null> {
  const rows = await readRows(
    DrawRow,
    sql`select ${COLUMNS} from supervision_draw where number = ${number}`,
    db,
  )
  return rows[0] ? drawOf(rows[0]) : null
}

export async function saveDraw(db: Db, one: Draw): Promise<void> {
  await sql`update supervision_draw set list = ${JSON.stringify(one.list)}::jsonb, digest = ${one.digest},
      standing = ${one.standing}, published_on = ${one.publishedOn}::date,
      drawn = ${one.drawn ? JSON.stringify(one.drawn) : null}::jsonb, void_why = ${one.voidWhy}
    where number = ${one.number}`.execute(db)
}

/** What somebody committed to, and, once opened, the secret. */
export interface Commitment {
  place: number
  account: string
  label: string
  digest: string
  secret: string | null
}

const CommitmentRow = z.object({
  place: z.number(),
  account: z.string(),
  label: z.string(),
  digest: z.string(),
  secret: z.string().nullable(),
})

/** The commitments to a draw, in their order. */
export const commitmentsOf = (db: Db, number: string): Promise<Commitment[]> =>
  readRows(
    CommitmentRow,
    sql`select place, account, label, digest, secret from supervision_commitment
    where number = ${number} order by place limit 2`,
    db,
  )

export async function insertCommitment(
  db: Db,
  number: string,
  { place, account, label, digest }: Omit<Commitment, 'secret'>,
): Promise<void> {
  await sql`insert into supervision_commitment (number, place, account, label, digest)
    values (${number}, ${place}, ${account}, ${label}, ${digest})`.execute(db)
}

export async function openCommitment(db: Db, number: string, place: number, secret: string): Promise<void> {
  await sql`update supervision_commitment set secret = ${secret}
    where number = ${number} and place = ${place}`.execute(db)
}

/** A page of the draws that were published, the newest first. */
export async function publishedDraws(db: Db, asked: PageAsked, size: number): Promise<Page<Draw>> {
  const cut = cutPage(
    {
      name: 'supervision-draws',
      keys: [
        { by: sql`published_on`, is: 'day' },
        { by: sql`number`, is: 'text' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const rows = await readRows(
    pagedRow(DrawRow),
    sql`select ${COLUMNS}, ${cut.key} from supervision_draw where published_on is not null and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return { ...page, items: page.items.map(drawOf) }
}
