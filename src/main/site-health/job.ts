import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { JobHandler } from '../../kernel/jobs/index.ts'
import { type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../kernel/verb/index.ts'
import { gatherFacts } from './gather.ts'
import { keepInspection } from './site-health.ts'

const inspectedOn = async (db: Db, day: CivilDate): Promise<boolean> =>
  (await sql`select 1 from site_health where day = ${day}::date limit 1`.execute(db)).rows.length > 0

/** Inspects the site once a day (站点体检). */
export const siteHealthJob = (kernel: Kernel): JobHandler => ({
  name: 'site-health.daily',
  everySeconds: 300,
  async run() {
    if (await inspectedOn(kernel.database.db, civilDateOf(kernel.clock.now()))) return
    const facts = await gatherFacts(kernel)
    await performAsSystem(kernel, 'site-health.inspect', (ctx) => keepInspection(ctx.db, facts))
  },
})
