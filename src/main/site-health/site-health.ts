import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import { type AnyVerb, may, verb } from '../../kernel/verb/index.ts'
import { CHECKS, inspect, type SiteFacts } from './inspect.ts'

const Row = z.object({ day: KeptDay, check_key: z.string(), fine: z.boolean(), found: z.string() })

/** So many days are kept. */
const KEPT_DAYS = 400

/** So many days are shown beside today. */
const SHOWN_DAYS = 30

/** Keeps what was found on a day; a second inspection of the day takes the place of the first. */
export async function keepInspection(db: Db, facts: SiteFacts): Promise<void> {
  const lines = inspect(facts)
  await sql`insert into site_health (day, check_key, fine, found)
    select ${facts.today}::date, * from unnest(${lines.map(({ key }) => key)}::text[],
      ${lines.map(({ fine }) => fine)}::boolean[], ${lines.map(({ found }) => found)}::text[])
    on conflict (day, check_key) do update set fine = excluded.fine, found = excluded.found`.execute(db)
  await sql`delete from site_health where day < ${addDays(facts.today, -KEPT_DAYS)}::date`.execute(db)
}

/** 站点体检: the last inspection line by line, with who mends what, and the days before it. */
const readSiteHealth = verb({
  name: 'system.site-health',
  title: '查看站点体检',
  http: 'GET /system/site-health',
  who: may('system.repair'),
  input: z.strictObject({}),
  output: z.object({
    day: KeptDay.nullable(),
    /** How many checks failed on that day. */
    total: z.number().int(),
    lines: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        asked: z.string(),
        fine: z.boolean(),
        found: z.string(),
        who: z.string(),
        where: z.object({ title: z.string(), href: z.string() }),
        /** The first day of the row of days on which it has failed up to now; null where it is fine. */
        since: KeptDay.nullable(),
      }),
    ),
    days: z.array(z.object({ day: KeptDay, failed: z.array(z.string()) })),
  }),
  async run(ctx) {
    const rows = await readRows(
      Row,
      sql`select day, check_key, fine, found from site_health
        where day > ${addDays(ctx.today, -SHOWN_DAYS)}::date order by day desc, check_key limit ${SHOWN_DAYS * CHECKS.length}`,
      ctx.db,
    )
    const days = [...Map.groupBy(rows, ({ day }) => day)]
    const [day, last] = days[0] ?? [null, []]
    const lines = CHECKS.flatMap(({ key, title, asked, who, where }) => {
      const found = last.find(({ check_key }) => check_key === key)
      return found
        ? [
            {
              key,
              title,
              asked,
              who,
              where,
              fine: found.fine,
              found: found.found,
              since: failingSince(days, key),
            },
          ]
        : []
    })
    return {
      day,
      total: lines.filter(({ fine }) => !fine).length,
      lines,
      days: days.map(([one, all]) => ({
        day: one,
        failed: CHECKS.filter(({ key }) => all.some(({ check_key, fine }) => check_key === key && !fine)).map(
          ({ title }) => title,
        ),
      })),
    }
  },
})

type Days = readonly (readonly [CivilDate, readonly z.output<typeof Row>[]])[]

function failingSince(days: Days, key: string): CivilDate | null {
  let since: CivilDate | null = null
  for (const [day, rows] of days) {
    const found = rows.find(({ check_key }) => check_key === key)
    if (!found || found.fine) return since
    since = day
  }
  return since
}

export const siteHealthVerbs: readonly AnyVerb[] = [readSiteHealth]
