import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Interval } from '../rules.ts'

/** What was counted of one record. */
export interface PlatformCredit {
  statement: string
  platform: string
  person: string
  activity: string
  /** The courses that its record says it is a part of. */
  partOf: string[]
  day: CivilDate
  stretches: Interval[]
  gain: number
  began: Date
  ended: Date
  /** When presence was last shown in it; null where it was not, or not asked for. */
  shown: Date | null
}

/** What is counted for a person is counted one after another, on whatever device or platform. */
export async function holdLearner(db: Db, person: string): Promise<void> {
  await sql`insert into online_learner (person) values (${person}::uuid) on conflict (person) do nothing`.execute(
    db,
  )
  await sql`select person from online_learner where person = ${person}::uuid for update`.execute(db)
}

/** Keeps what was counted; the city's own player counts none of that time once more. */
export async function insertCredit(db: Db, one: PlatformCredit): Promise<void> {
  await sql`insert into online_platform_credit (statement, platform, person, activity, day, stretches, gain_ms, began_at, ended_at,
      part_of, shown_at)
    values (${one.statement}::uuid, ${one.platform}::uuid, ${one.person}::uuid, ${one.activity}, ${one.day},
      ${JSON.stringify(one.stretches)}::jsonb, ${one.gain}, ${one.began}, ${one.ended},
      ${JSON.stringify(one.partOf)}::jsonb, ${one.shown})`.execute(db)
  await sql`update online_learner set counted_until = greatest(coalesce(counted_until, ${one.ended}::timestamptz),
    ${one.ended}::timestamptz) where person = ${one.person}::uuid`.execute(db)
}

const Voided = z.object({ person: z.string(), class: z.string().nullable() })
export type VoidedCredit = z.output<typeof Voided>

/** The record was taken back by its sender: what it counted counts no more. Gives whose it was and for which class; null for nothing. */
export async function voidCredit(
  db: Db,
  platform: string,
  statement: string,
  at: Date,
): Promise<VoidedCredit | null> {
  const [row] = await readRows(
    Voided,
    sql`update online_platform_credit set voided_at = ${at} where platform = ${platform}::uuid
      and statement = ${statement}::uuid and voided_at is null returning person, class`,
    db,
  )
  return row ?? null
}

/** What of a video of a platform has been counted for a person. */
export async function playedBefore(
  db: Db,
  platform: string,
  person: string,
  activity: string,
): Promise<Interval[]> {
  const rows = await readRows(
    z.object({ stretches: kept<Interval[]>() }),
    sql`select stretches from online_platform_credit where platform = ${platform}::uuid and person = ${person}::uuid
      and activity = ${activity} and voided_at is null`,
    db,
  )
  return rows.flatMap(({ stretches }) => stretches)
}

/** What was counted for a person on a platform on a day since presence was last shown there, and when that was. */
export async function uncheckedOn(
  db: Db,
  platform: string,
  person: string,
  day: CivilDate,
): Promise<{ unchecked: number; shownAt: number | null }> {
  const rows = await readRows(
    z.object({ gain_ms: z.number(), ended_at: z.date(), shown_at: z.date().nullable() }),
    sql`select gain_ms, ended_at, shown_at from online_platform_credit
      where person = ${person}::uuid and day = ${day}::date and platform = ${platform}::uuid and voided_at is null`,
    db,
  )
  const shown = rows.flatMap(({ shown_at }) => (shown_at ? [shown_at.getTime()] : []))
  const shownAt = shown.length > 0 ? Math.max(...shown) : null
  const since = ({ gain_ms, ended_at }: (typeof rows)[number]) =>
    shownAt === null ? gain_ms : Math.max(0, Math.min(gain_ms, ended_at.getTime() - shownAt))
  return { unchecked: rows.reduce((sum, row) => sum + since(row), 0), shownAt }
}

/** The time around a moment that is counted already for a person: here and on platforms. */
export async function busyAround(db: Db, person: string, since: Date, until: Date): Promise<Interval[]> {
  const rows = await readRows(
    z.object({ from: z.date(), to: z.date() }),
    sql`select began_at as "from", ended_at as "to" from online_segment
      where person = ${person}::uuid and voided_at is null and began_at between ${since} and ${until}
    union all select began_at, ended_at from online_platform_credit
      where person = ${person}::uuid and voided_at is null and began_at between ${since} and ${until}`,
    db,
  )
  return rows.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() }))
}

const Sum = z.object({ platform: z.string(), ms: z.coerce.number() })

/** What platforms reported and was counted for a person, by platform. */
export const countedByPlatform = (db: Db, person: string): Promise<z.output<typeof Sum>[]> =>
  readRows(
    Sum,
    sql`select platform, sum(gain_ms)::bigint as ms from online_platform_credit
    where person = ${person}::uuid and voided_at is null group by platform`,
    db,
  )
