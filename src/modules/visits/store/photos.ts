import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** A photo as it was received (督导照片); `file` is null where it was not taken, with why. */
export interface Photo {
  key: string
  visit: string
  card: string
  item: string
  file: string | null
  at: Date
  receivedAt: Date
  byAccount: string
  why: string | null
}

const Row = z.object({
  key: z.string(),
  visit: z.string(),
  card: z.string(),
  item: z.string(),
  file: z.string().nullable(),
  at: z.date(),
  receivedAt: z.date(),
  byAccount: z.string(),
  why: z.string().nullable(),
})

const SELECT = sql`select key, visit, card, item, file, at, received_at as "receivedAt", by_account as "byAccount", why
  from visit_photo`

export const photosIn = (db: Db, visit: string): Promise<Photo[]> =>
  readRows(Row, sql`${SELECT} where visit = ${visit} order by at, key limit 2000`, db)

export async function photoByKey(db: Db, key: string): Promise<Photo | null> {
  const [found] = await readRows(Row, sql`${SELECT} where key = ${key}::uuid`, db)
  return found ?? null
}

export async function insertPhoto(db: Db, one: Photo): Promise<void> {
  await sql`insert into visit_photo (key, visit, card, item, file, at, received_at, by_account, why)
    values (${one.key}::uuid, ${one.visit}, ${one.card}, ${one.item}, ${one.file}::uuid, ${one.at}, ${one.receivedAt},
      ${one.byAccount}, ${one.why})`.execute(db)
}
