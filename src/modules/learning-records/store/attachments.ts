import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

const Attachment = z.object({ sha2: z.string(), type: z.string(), bytes: z.instanceof(Uint8Array) })

/** Keeps what came with a statement, each content once. */
export async function insertAttachment(
  db: Db,
  holder: string,
  one: { sha2: string; type: string; bytes: Buffer },
): Promise<void> {
  await sql`insert into xapi_attachment (holder, sha2, type, bytes) values (${holder}, ${one.sha2}, ${one.type},
    ${one.bytes}) on conflict do nothing`.execute(db)
}

/** What came with statements, by digest. */
export const attachmentsBySha2 = (
  db: Db,
  holder: string,
  sha2: readonly string[],
): Promise<z.output<typeof Attachment>[]> =>
  readRows(
    Attachment,
    sql`select sha2, type, bytes from xapi_attachment where holder = ${holder} and sha2 = any(${[...sha2]}::text[])`,
    db,
  )
