import { sql } from 'kysely'
import type { Follower } from '../event/index.ts'

interface Happened {
  event: string
  payload: unknown
}

/** What cases do when something happens: those held that said so are looked at at once. */
export const caseFollowers: readonly Follower[] = [
  {
    name: 'cases.wake',
    event: '*',
    parts: (payload, event) => [{ event, payload } satisfies Happened],
    async run(ctx, part) {
      const { event, payload } = part as Happened
      await sql`update case_file set looks = 0, next_look_at = null
        where held_code is not null and closed_at is null and exists (
          select 1 from jsonb_array_elements(held_wakes) w
          where w->>'event' = ${event} and ${JSON.stringify(payload)}::jsonb @> (w->'where'))`.execute(ctx.db)
    },
  },
]
