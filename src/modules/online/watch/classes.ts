import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { onlineRoom, signInOnline, takeBackOnline } from '../../training/index.ts'
import type { OnlineData } from '../standard.ts'

/** A lesson (课时) lasts so many minutes. */
const MINUTE = 60_000

/** Says by which course the online days of a class are taught; what was counted before does not count for it, and a platform's course gives way. */
export async function keepClassCourse(db: Db, id: string, course: string, at: Date): Promise<void> {
  await sql`delete from online_class_platform where class = ${id}::uuid`.execute(db)
  await sql`insert into online_class (class, course, assigned_at) values (${id}::uuid, ${course}, ${at})
    on conflict (class) do update set course = excluded.course, assigned_at = excluded.assigned_at`.execute(
    db,
  )
}

/** The classes that are taught by a course, the first assigned first. */
const taughtBy = (db: Db, course: string) =>
  readRows(
    z.object({ class: z.string() }),
    sql`select class from online_class where course = ${course} order by assigned_at, class`,
    db,
  )

/** What a person was counted for a class by its course, in milliseconds. */
async function countedFor(db: Db, id: string, person: string): Promise<number> {
  const [row] = await readRows(
    z.object({ ms: z.coerce.number() }),
    sql`select coalesce(sum(g.gain_ms), 0)::bigint as ms from online_segment g
      where g.class = ${id}::uuid and g.person = ${person}::uuid and g.voided_at is null`,
    db,
  )
  return row?.ms ?? 0
}

/**
 * What is counted reaches one class (R2.3, R7.2): stretches since its course was assigned that count for no other, as many as it
 * still lacks. They never count for another, whatever becomes of it.
 */
export async function creditClasses(
  ctx: VerbContext,
  person: string,
  course: string,
  { hours }: OnlineData,
): Promise<void> {
  const lesson = hours.lessonMinutes * MINUTE
  for (const { class: id } of await taughtBy(ctx.db, course)) {
    const room = await onlineRoom(ctx.db, id, person, ctx.today)
    if (!room) continue
    const lacking = room.lessons * lesson - (await countedFor(ctx.db, id, person))
    if (lacking <= 0) continue
    await sql`update online_segment set class = ${id}::uuid where id in (
        select id from (
          select g.id, sum(g.gain_ms) over (order by g.began_at, g.id) - g.gain_ms as before from online_segment g
            join online_lesson l on l.id = g.lesson join online_class k on k.class = ${id}::uuid and k.course = l.course
            where g.person = ${person}::uuid and g.class is null and g.voided_at is null
              and g.began_at >= k.assigned_at) as free
        where before < ${lacking})`.execute(ctx.db)
    const ms = await countedFor(ctx.db, id, person)
    await signInOnline(ctx.db, id, person, Math.floor(ms / lesson), ctx.now)
  }
}

/** What was taken back of a session, since nobody was there, is taken from the classes for which it counted, too. */
export async function takeVoidedBack(
  ctx: VerbContext,
  session: string,
  person: string,
  { hours }: OnlineData,
): Promise<void> {
  const classes = await readRows(
    z.object({ class: z.string() }),
    sql`select distinct class from online_segment
      where session = ${session}::uuid and class is not null and voided_at = ${ctx.now} order by class`,
    ctx.db,
  )
  for (const { class: id } of classes) {
    const left = Math.floor((await countedFor(ctx.db, id, person)) / (hours.lessonMinutes * MINUTE))
    await takeBackOnline(ctx, id, person, left, '没有答在线点名，从上次答到以后的学习不计')
  }
}
