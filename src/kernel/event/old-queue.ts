import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import { readRows } from '../database/rows.ts'

/** A job that waited in the queue that stood beside the city's tables before what follows an act was a row of them. */
export const OldJob = z.object({
  id: z.string(),
  name: z.string(),
  data: z.unknown(),
  since: z.date(),
})
export type OldJob = z.infer<typeof OldJob>

/** The tables of that queue; all that it made besides goes with them. */
const OLD_TABLES = ['job', 'job_common', 'archive', 'schedule', 'subscription', 'warning', 'queue', 'version']

/** The sort of work that such a job is, where nothing follows it any more. */
export const OLD_JOB = 'old-job'

/** Takes what waits in the old queue of a database that was made with one, and clears the queue away. */
export async function takeOldJobs(tx: Db): Promise<OldJob[]> {
  const there = await tablesAmong(tx, OLD_TABLES)
  if (!['job', 'queue', 'version'].every((one) => there.includes(one))) return []
  const rows = await readRows(
    OldJob,
    sql`select id::text as id, name, data, created_on as since from job
    where state::text in ('created', 'retry', 'active') order by created_on, id`,
    tx,
  )
  for (const table of there) await sql`drop table if exists ${sql.table(table)} cascade`.execute(tx)
  return rows
}

/** Names an old job that nothing follows any more as stuck work, for the system administrator to close with a reason. */
export async function nameOldJob(tx: Db, job: OldJob, now: Date): Promise<void> {
  await sql`insert into trouble (kind, id, verb, tries, next_at, error, since, stuck_at)
    values (${OLD_JOB}, ${job.id}, ${job.name}, 1, ${now}, ${`升级前没有办完：${JSON.stringify(job.data)}`}, ${job.since}, ${now})
    on conflict (kind, id) do nothing`.execute(tx)
}

async function tablesAmong(tx: Db, names: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
      and relname = any(${[...names]}::text[]) order by 1`.execute(tx)
  return rows.map(({ name }) => name)
}
