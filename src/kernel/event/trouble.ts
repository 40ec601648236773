import { sql } from 'kysely'
import { type Kernel, Problem, performAsSystem, type VerbContext } from '../verb/index.ts'

/** A piece of work that may fail: the sort of work and which piece of it. */
export interface Work {
  kind: string
  id: string
}

/** Seconds until the next try after the first, second … failed one; the one after the last makes it stuck. */
const PAUSES = [10, 60, 300, 1200]

/**
 * Does a piece of work as the system in a transaction of its own. A failure is noted: it is tried again after growing
 * pauses, and after the fifth it is stuck work (卡住的工作) for the system administrator; nothing behind it waits.
 * `run` gives null where somebody else is at it.
 */
export async function attempt<T>(
  kernel: Kernel,
  work: Work,
  name: string,
  onError: (error: unknown) => void,
  run: (ctx: VerbContext) => Promise<T | null>,
): Promise<T | null> {
  try {
    return await performAsSystem(kernel, name, async (ctx) => {
      const done = await run(ctx)
      if (done === null) return null
      await sql`delete from trouble where kind = ${work.kind} and id = ${work.id}`.execute(ctx.db)
      return done
    })
  } catch (error) {
    await noteTrouble(kernel, work, name, error)
    onError(error)
    return null
  }
}

/** Notes that a piece of work failed: when it is tried again, or that it is stuck. */
export async function noteTrouble(kernel: Kernel, work: Work, verb: string, error: unknown): Promise<void> {
  const now = kernel.clock.now()
  await sql`insert into trouble as t (kind, id, verb, tries, next_at, error, since)
    values (${work.kind}, ${work.id}, ${verb}, 1, ${after(now, 1)}, ${textOf(error)}, ${now})
    on conflict (kind, id) do update set tries = t.tries + 1, error = excluded.error,
      next_at = case ${sql.join(
        PAUSES.slice(1).map(
          (_, index) => sql`when t.tries = ${index + 1} then ${after(now, index + 2)}::timestamptz`,
        ),
        sql` `,
      )} else ${now}::timestamptz end,
      stuck_at = case when t.tries >= ${PAUSES.length} then ${now}::timestamptz end`.execute(
    kernel.database.db,
  )
}

const after = (now: Date, tries: number): Date => new Date(now.getTime() + (PAUSES[tries - 1] ?? 0) * 1000)

const textOf = (error: unknown): string => {
  if (error instanceof Problem) return error.detail ? `${error.title}：${error.detail}` : error.title
  return error instanceof Error ? error.message : String(error)
}

/** For a query over work of one kind: leaves out what pauses after a failure, is stuck or was closed. */
export const untroubled = (kind: string, id: ReturnType<typeof sql>, now: Date) =>
  sql`not exists (select 1 from trouble t where t.kind = ${kind} and t.id = ${id}
    and (t.next_at > ${now} or t.stuck_at is not null))`
