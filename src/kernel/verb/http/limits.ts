import { sql } from 'kysely'
import type { Db } from '../../database/database.ts'
import { problem } from '../problem.ts'
import type { VerbContext } from '../verb.ts'

/** So many times within so many seconds. */
export interface RateLimit {
  times: number
  seconds: number
}

/** What an act of counting needs of the context. */
type Counting = Pick<VerbContext, 'db' | 'sealer' | 'actor' | 'address' | 'now'>

/** Who asks: the account, else the address; limits are theirs, so that nobody's guessing is held against another. */
export const askerOf = ({ actor, address }: Counting): string => actor.account ?? `address ${address ?? '?'}`

/**
 * How many times more this may be done now, and when the window ends. `name` says what is counted and for whom; it is kept
 * as a keyed digest.
 */
export async function leftOf(
  ctx: Counting,
  name: readonly string[],
  limit: RateLimit,
): Promise<{ left: number; ends: Date }> {
  const { rows } = await sql<{ times: number; ends: Date }>`select times, window_ends as ends from rate_count
    where name = ${nameOf(ctx, name)} and window_ends > ${ctx.now}`.execute(ctx.db)
  const found = rows[0]
  return {
    left: limit.times - (found?.times ?? 0),
    ends: found?.ends ?? new Date(ctx.now.getTime() + limit.seconds * 1000),
  }
}

/** Counts so many times more. Who counts at the same moment waits, so that a thousand at once are a thousand. */
export async function count(
  ctx: Counting,
  name: readonly string[],
  limit: RateLimit,
  times = 1,
): Promise<number> {
  const ends = new Date(ctx.now.getTime() + limit.seconds * 1000)
  const { rows } = await sql<{ times: number }>`insert into rate_count as r (name, times, window_ends)
    values (${nameOf(ctx, name)}, ${times}, ${ends})
    on conflict (name) do update set
      times = case when r.window_ends > ${ctx.now} then r.times + excluded.times else excluded.times end,
      window_ends = case when r.window_ends > ${ctx.now} then r.window_ends else excluded.window_ends end
    returning times`.execute(ctx.db)
  return limit.times - (rows[0]?.times ?? 0)
}

/** Throws 429 when nothing is left; `title` and `detail` say it in words. */
export function requireLeft(
  ctx: Counting,
  { left, ends }: { left: number; ends: Date },
  title: string,
  detail: string,
): void {
  if (left > 0) return
  const retryAfter = Math.max(1, Math.ceil((ends.getTime() - ctx.now.getTime()) / 1000))
  throw problem(429, title, { detail, retryAfter })
}

/** Counts one more and throws 429 where it is one too many. */
export async function requireCounted(
  ctx: Counting,
  name: readonly string[],
  limit: RateLimit,
  title: string,
  detail: string,
): Promise<void> {
  const left = await count(ctx, name, limit)
  requireLeft(ctx, { left: left + 1, ends: (await leftOf(ctx, name, limit)).ends }, title, detail)
}

/** Forgets counts whose window is over. */
export async function sweepCounts(db: Db, now: Date): Promise<void> {
  await sql`delete from rate_count where window_ends < ${now}`.execute(db)
}

const nameOf = ({ sealer }: Counting, name: readonly string[]): string =>
  sealer.mac(JSON.stringify(name), 'rate.count')
