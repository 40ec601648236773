import { sql } from 'kysely'
import type { Db } from './database.ts'

/** How long a statement waits for somebody else's lock before it gives up, in milliseconds. */
export const LOCK_WAIT = 20_000

/**
 * Tells the nodes of a distributed database how long to wait for a lock. What our own connection says does not reach them,
 * what our role says does: it is set for the role, in this database only, and handed on by the coordinator.
 */
export async function tellNodesHowLongToWait(db: Db): Promise<void> {
  if (!(await isDistributed(db)) || (await areTold(db))) return
  const { rows } = await sql<{ database: string }>`select current_database() as database`.execute(db)
  await sql`alter role current_user in database ${sql.ref(rows[0]?.database ?? '')}
    set lock_timeout = ${sql.lit(LOCK_WAIT)}`.execute(db)
}

async function isDistributed(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db)
  return rows.length > 0
}

async function areTold(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_db_role_setting one
      join pg_roles r on r.oid = one.setrole join pg_database d on d.oid = one.setdatabase
    where r.rolname = current_user and d.datname = current_database()
      and ${`lock_timeout=${LOCK_WAIT}`} = any(one.setconfig)`.execute(db)
  return rows.length > 0
}
