import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { OLD_JOB } from './old-queue.ts'
import type { Work } from './trouble.ts'
import { FOLLOW_UP } from './work-off.ts'

/** Work that failed five times and waits for somebody (卡住的工作). */
export interface Stuck extends Work {
  /** What was being done, as the audit names it. */
  verb: string
  tries: number
  error: string
  since: Date
  stuckAt: Date
}

/** What is stuck, the oldest first. */
export async function listStuck(db: Db): Promise<Stuck[]> {
  const { rows } =
    await sql<Stuck>`select kind, id, verb, tries, error, since, stuck_at as "stuckAt" from trouble
    where stuck_at is not null and closed_at is null order by stuck_at, kind, id limit 500`.execute(db)
  return rows
}

/** Lets stuck work be tried again, as if it had not failed before; false where it is not stuck. */
export async function tryStuckAgain(db: Db, work: Work): Promise<boolean> {
  const { rows } = await sql`delete from trouble where kind = ${work.kind} and id = ${work.id}
    and stuck_at is not null and closed_at is null returning id`.execute(db)
  return rows.length > 0
}

/** Closes stuck work with a reason: nobody does it any more; false where it is not stuck. */
export async function closeStuck(
  db: Db,
  work: Work,
  closing: { by: string | null; why: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`update trouble set closed_at = ${closing.at}, closed_by = ${closing.by},
      closed_why = ${closing.why}
    where kind = ${work.kind} and id = ${work.id} and stuck_at is not null and closed_at is null
    returning id`.execute(db)
  if (rows.length > 0 && work.kind === FOLLOW_UP)
    await sql`delete from follow_up where id = ${Number(work.id)}`.execute(db)
  return rows.length > 0
}

/** The sorts of work, in words. */
const TITLES: Record<string, string> = {
  'follow-up': '事件发生后的跟办',
  [OLD_JOB]: '升级前的任务',
  'case.recount': '重新计算办理期限',
  'case.notice': '公示期满后继续办理',
  'case.hold': '搁置的办件继续办理',
  'case.term': '超期转督办',
}

/** What a sort of work is called. */
export const stuckTitle = (kind: string): string => TITLES[kind] ?? kind
