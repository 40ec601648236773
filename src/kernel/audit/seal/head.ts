import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'

/** Where the chain ends (链头). Kept outside the database, it proves that nothing before it was cut off or rewritten. */
export interface Head {
  seq: number
  hash: string
  sealedAt: Date
  signature: string | null
}

/** The newest batch; null while nothing is sealed. Write it to a log or print it now and then. */
export async function auditHead(db: Db): Promise<Head | null> {
  const { rows } = await sql<Head>`
    select seq, hash, sealed_at as "sealedAt", signature from audit_batch order by seq desc limit 1`.execute(
    db,
  )
  return rows[0] ?? null
}
