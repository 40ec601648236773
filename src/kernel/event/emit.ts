import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import type { Event } from './event.ts'
import type { Follower } from './follower.ts'

/** Tells the followers of an event in the act's own transaction: they will do their work if and only if it commits. */
export async function emit<P>(
  db: Db,
  followers: readonly Follower[],
  event: Event<P>,
  payload: P,
  now: Date,
): Promise<void> {
  const checked = event.payload.parse(payload)
  const rows = followers
    .filter((one) => one.event === event.name || one.event === '*')
    .flatMap((one) => one.parts(checked, event.name).map((part) => ({ follower: one.name, payload: part })))
  if (rows.length === 0) return
  await sql`insert into follow_up (follower, event, payload, emitted_at)
    select r.row->>'follower', ${event.name}, r.row->'payload', ${now}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as r (row, place) order by place`.execute(
    db,
  )
}
