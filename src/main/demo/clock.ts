import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { type Clock, systemClock } from '../../kernel/verb/index.ts'

/** How often a server looks whether another has moved the demo's clock, in milliseconds. */
const LOOK_MS = 1000

/** The demo's clock: the machine's, and as far ahead as visitors have moved it. Never runs back. */
export interface DemoClock extends Clock {
  /** Looks at once how far ahead it is. */
  look(): Promise<void>
}

export async function openDemoClock(db: Db, machine: Clock = systemClock): Promise<DemoClock> {
  let ahead = await read(db)
  const clock: DemoClock = {
    now: () => new Date(machine.now().getTime() + ahead),
    async look() {
      ahead = Math.max(ahead, await read(db))
    },
  }
  setInterval(() => clock.look().catch(() => {}), LOOK_MS).unref()
  return clock
}

/** Moves the demo's clock forward to an instant; one that lies behind it changes nothing. */
export async function moveDemoClock(db: Db, to: Date): Promise<void> {
  const ahead = Math.max(0, to.getTime() - Date.now())
  await sql`insert into demo_clock (ahead_ms) values (${ahead})
    on conflict (singleton) do update set ahead_ms = greatest(demo_clock.ahead_ms, excluded.ahead_ms)`.execute(
    db,
  )
}

async function read(db: Db): Promise<number> {
  const { rows } = await sql<{ ahead_ms: number }>`select ahead_ms from demo_clock`.execute(db)
  return rows[0]?.ahead_ms ?? 0
}
