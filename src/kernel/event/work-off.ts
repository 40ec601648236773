import { sql } from 'kysely'
import type { Kernel } from '../verb/index.ts'
import { attempt, untroubled } from './trouble.ts'

/** The sort of work that a waiting follow-up is, where it fails. */
export const FOLLOW_UP = 'follow-up'

/** Follow-ups of one follower that are looked up at once; each has its own queue, so that none waits for another's. */
const BATCH = 20

/**
 * Does what waits for the followers, oldest first, each in a transaction of its own in which it also leaves the queue:
 * a crash undoes both. Several workers share the queue. Gives back how many were done.
 */
export async function workOff(kernel: Kernel, onError: (error: unknown) => void): Promise<number> {
  let done = 0
  for (;;) {
    const waiting = await waitingIds(kernel)
    let moved = 0
    for (const { id, follower } of waiting) if (await followUp(kernel, id, follower, onError)) moved += 1
    done += moved
    if (moved === 0) return done
  }
}

async function waitingIds(kernel: Kernel): Promise<{ id: number; follower: string }[]> {
  const names = kernel.followers.map(({ name }) => name)
  const { rows } = await sql<{ id: number; follower: string }>`select one.id, one.follower
    from unnest(${names}::text[]) n (name) cross join lateral (
      select id, follower from follow_up f
      where follower = n.name and ${untroubled(FOLLOW_UP, sql`f.id::text`, kernel.clock.now())}
      order by id limit ${BATCH}) one
    order by one.id`.execute(kernel.database.db)
  return rows
}

async function followUp(
  kernel: Kernel,
  id: number,
  name: string,
  onError: (error: unknown) => void,
): Promise<boolean> {
  const follower = kernel.followers.find((one) => one.name === name)
  if (!follower) return false
  const work = { kind: FOLLOW_UP, id: String(id) }
  const done = await attempt(kernel, work, name, onError, async (ctx) => {
    const { rows } = await sql<{ payload: unknown }>`delete from follow_up
      where id = (select id from follow_up where id = ${id} for update skip locked) returning payload`.execute(
      ctx.db,
    )
    if (!rows[0]) return null
    await follower.run(ctx, rows[0].payload)
    return true
  })
  return done === true
}

/** What waits and what is stuck, by follower. */
export async function followUpCounts(
  kernel: Kernel,
): Promise<{ follower: string; waiting: number; stuck: number }[]> {
  const { rows } = await sql<{ follower: string; waiting: number; stuck: number }>`
    select f.follower, count(*) as waiting, count(*) filter (where t.stuck_at is not null) as stuck
    from follow_up f left join trouble t on t.kind = ${FOLLOW_UP} and t.id = f.id::text
    group by f.follower`.execute(kernel.database.db)
  return kernel.followers.map(
    ({ name }) => rows.find(({ follower }) => follower === name) ?? { follower: name, waiting: 0, stuck: 0 },
  )
}
