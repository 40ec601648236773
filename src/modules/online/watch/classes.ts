import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { signInOnline } from '../../training/index.ts'
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

const Due = z.object({ class: z.string(), ms: z.number() })

/** What one person was counted of a course, for each class that is taught by it, since it was assigned. */
const countedForClasses = (db: Db, person: string, course: string) =>
  readRows(
    Due,
    sql`select k.class, coalesce(sum(g.gain_ms), 0)::int as ms from online_class k
    join online_lesson l on l.course = k.course
    join online_segment g on g.lesson = l.id and g.person = ${person}::uuid and g.voided_at is null and g.began_at >= k.assigned_at
    where k.course = ${course} group by k.class`,
    db,
  )

/** What is counted reaches the classes that the person is on: each online day is signed in once its lessons are learnt. */
export async function creditClasses(
  ctx: VerbContext,
  person: string,
  course: string,
  { hours }: OnlineData,
): Promise<void> {
  for (const { class: id, ms } of await countedForClasses(ctx.db, person, course))
    await signInOnline(ctx.db, id, person, Math.floor(ms / (hours.lessonMinutes * MINUTE)), ctx.now)
}
