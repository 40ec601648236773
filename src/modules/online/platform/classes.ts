import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { onlineRoom, signInOnline, takeBackOnline } from '../../training/index.ts'
import type { OnlineData } from '../standard.ts'
import type { PlatformCredit, VoidedCredit } from './credit.ts'

const MINUTE = 60_000

/** Says by which course of a platform the online days of a class are taught; a course of the city gives way. */
export async function keepClassPlatform(
  db: Db,
  id: string,
  { platform, activity }: { platform: string; activity: string },
  at: Date,
): Promise<void> {
  await sql`delete from online_class where class = ${id}::uuid`.execute(db)
  await sql`insert into online_class_platform (class, platform, activity, assigned_at)
    values (${id}::uuid, ${platform}::uuid, ${activity}, ${at})
    on conflict (class) do update set platform = excluded.platform, activity = excluded.activity,
      assigned_at = excluded.assigned_at`.execute(db)
}

const Taught = z.object({ class: z.string() })

/** The classes that are taught by what was played, and were so before it was: the first assigned first. */
const taughtBy = (db: Db, { platform, activity, partOf, began }: PlatformCredit) =>
  readRows(
    Taught,
    sql`select class from online_class_platform where platform = ${platform}::uuid
      and activity = any(${[activity, ...partOf]}::text[]) and assigned_at <= ${began} order by assigned_at, class`,
    db,
  )

/** What a person was counted for a class since its course was assigned, in lessons (课时). */
async function lessonsFor(db: Db, id: string, person: string, { hours }: OnlineData): Promise<number> {
  const [row] = await readRows(
    z.object({ ms: z.coerce.number() }),
    sql`select coalesce(sum(g.gain_ms), 0)::bigint as ms from online_platform_credit g
      join online_class_platform k on k.class = g.class and k.assigned_at <= g.began_at
      where g.class = ${id}::uuid and g.person = ${person}::uuid and g.voided_at is null`,
    db,
  )
  return Math.floor((row?.ms ?? 0) / (hours.lessonMinutes * MINUTE))
}

/**
 * What was counted reaches one class (R2.3, R7.2): the first on whose roster the person then was and that still lacks lessons. It
 * never counts for another, whatever becomes of it.
 */
export async function creditPlatformClass(
  ctx: VerbContext,
  credit: PlatformCredit,
  standard: OnlineData,
): Promise<void> {
  const { person, platform, statement } = credit
  for (const { class: id } of await taughtBy(ctx.db, credit)) {
    const room = await onlineRoom(ctx.db, id, person, civilDateOf(credit.began))
    if (!room || (await lessonsFor(ctx.db, id, person, standard)) >= room.lessons) continue
    await sql`update online_platform_credit set class = ${id}::uuid where platform = ${platform}::uuid
      and statement = ${statement}::uuid`.execute(ctx.db)
    await signInOnline(ctx.db, id, person, await lessonsFor(ctx.db, id, person, standard), ctx.now)
    return
  }
}

/** What a platform took back is taken from the class for which it counted, too. */
export async function takeFromClass(
  ctx: VerbContext,
  { class: id, person }: VoidedCredit,
  standard: OnlineData,
): Promise<void> {
  if (id === null) return
  const left = await lessonsFor(ctx.db, id, person, standard)
  await takeBackOnline(ctx, id, person, left, '线上平台作废了播放记录，已学课时不够')
}
