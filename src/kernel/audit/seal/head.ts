import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/database.ts'
import { readRows } from '../../database/rows.ts'

/** Where the chain ends (链头). Kept outside the database, it proves that nothing before it was cut off or rewritten. */
export const Head = z.object({
  seq: z.number(),
  hash: z.string(),
  sealedAt: z.date(),
  signature: z.string().nullable(),
})
export type Head = z.infer<typeof Head>

/** The newest batch; null while nothing is sealed. Write it to a log or print it now and then. */
export async function auditHead(db: Db): Promise<Head | null> {
  const rows = await readRows(
    Head,
    sql`
    select seq, hash, sealed_at as "sealedAt", signature from audit_batch order by seq desc limit 1`,
    db,
  )
  return rows[0] ?? null
}
