import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Counted, Interval, Uncounted, Watching } from '../rules.ts'

const SessionRow = z.object({
  id: z.string(),
  person: z.string(),
  lesson: z.string(),
  seq: z.number(),
  at: z.date(),
  position_ms: z.number(),
  running: z.boolean(),
  ended: z.boolean(),
  check_after_ms: z.number(),
  since_check_ms: z.number(),
  asked_at: z.date().nullable(),
  answer: z.string().nullable(),
  counts: z.boolean(),
  counted_until: z.date().nullable(),
})

/** A session with whose it is, the answer that its presence check expects, and until when the person has been counted. */
export interface Session {
  id: string
  person: string
  lesson: string
  answer: string | null
  countedUntil: Date | null
  watching: Watching
}

/** Opens a session and makes it the one that counts (换到这台设备). */
export async function openSession(
  db: Db,
  one: { person: string; lesson: string; at: Date; position: number; checkAfter: number },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_learner (person, session) values (${one.person}::uuid, ${id}::uuid)
    on conflict (person) do update set session = excluded.session`.execute(db)
  await sql`insert into online_session (id, person, lesson, opened_at, at, position_ms, check_after_ms)
    values (${id}::uuid, ${one.person}::uuid, ${one.lesson}::uuid, ${one.at}, ${one.at}, ${one.position}, ${one.checkAfter})`.execute(
    db,
  )
  return id
}

/** A session of this person, held with the person's own row so that two packets at once are counted one after the other. */
export async function holdSession(db: Db, id: string, person: string): Promise<Session | null> {
  const [row] = await readRows(
    SessionRow,
    sql`select s.id, s.person, s.lesson, s.seq, s.at, s.position_ms, s.running, s.ended, s.check_after_ms, s.since_check_ms,
      s.asked_at, s.answer, l.session = s.id as counts, l.counted_until
    from online_session s join online_learner l on l.person = s.person
    where s.id = ${id}::uuid and s.person = ${person}::uuid for update of s, l`,
    db,
  )
  if (!row) return null
  return {
    id: row.id,
    person: row.person,
    lesson: row.lesson,
    answer: row.answer,
    countedUntil: row.counted_until,
    watching: {
      seq: row.seq,
      at: row.at.getTime(),
      position: row.position_ms,
      running: row.running,
      ended: row.ended || !row.counts,
      checkAfter: row.check_after_ms,
      sinceCheck: row.since_check_ms,
      askedAt: row.asked_at?.getTime() ?? null,
    },
  }
}

/** Keeps what one packet came to: where the session stands, what was counted, what was taken back, and why time was lost. */
export async function keepCounted(
  db: Db,
  { id, person, lesson, watching }: Session,
  { credit, why, lost, voids, next }: Counted,
  at: { now: Date; day: CivilDate; answer: string | null; checkAfter: number },
): Promise<void> {
  await sql`update online_session set seq = ${next.seq}, at = ${new Date(next.at)}, position_ms = ${Math.round(next.position)},
      running = ${next.running}, ended = ${next.ended}, since_check_ms = ${Math.round(next.sinceCheck)},
      check_after_ms = ${at.checkAfter}, asked_at = ${next.askedAt === null ? null : new Date(next.askedAt)},
      answer = ${at.answer}
    where id = ${id}::uuid`.execute(db)
  if (credit) {
    await sql`insert into online_segment (id, session, person, lesson, day, from_ms, to_ms, gain_ms, began_at, ended_at)
      values (${randomUUID()}::uuid, ${id}::uuid, ${person}::uuid, ${lesson}::uuid, ${at.day}, ${Math.floor(credit.from)},
        ${Math.floor(credit.to)}, ${Math.floor(credit.gain)}, ${new Date(watching.at)}, ${at.now})`.execute(
      db,
    )
    await sql`update online_learner set counted_until = ${at.now} where person = ${person}::uuid`.execute(db)
  }
  if (voids)
    await sql`update online_segment set voided_at = ${at.now} where session = ${id}::uuid and voided_at is null
      and ended_at > coalesce((select max(c.at) from online_check c where c.session = ${id}::uuid), '-infinity')`.execute(
      db,
    )
  if (why) await addUncounted(db, { person, lesson, why, lost, at: at.now })
}

/** Presence was shown: what was counted until now stays (点名通过). */
export async function keepPresence(db: Db, session: string, at: Date): Promise<void> {
  await sql`insert into online_check (session, at) values (${session}::uuid, ${at}) on conflict do nothing`.execute(
    db,
  )
}

async function addUncounted(
  db: Db,
  one: { person: string; lesson: string; why: Uncounted; lost: number; at: Date },
): Promise<void> {
  await sql`insert into online_uncounted as u (person, lesson, why, times, lost_ms, last_at)
    values (${one.person}::uuid, ${one.lesson}::uuid, ${one.why}, 1, ${Math.round(one.lost)}, ${one.at})
    on conflict (person, lesson, why) do update set times = u.times + 1, lost_ms = u.lost_ms + excluded.lost_ms,
      last_at = excluded.last_at`.execute(db)
}

/** What of a lesson has been counted for a person. */
export async function watchedOf(db: Db, person: string, lesson: string): Promise<Interval[]> {
  return readRows(
    z.object({ from: z.number(), to: z.number() }),
    sql`select from_ms as "from", to_ms as "to" from online_segment
    where person = ${person}::uuid and lesson = ${lesson}::uuid and voided_at is null order by from_ms`,
    db,
  )
}

/** How much was counted for a person on a day, over all lessons and platforms. */
export async function countedOn(db: Db, person: string, day: CivilDate): Promise<number> {
  const [row] = await readRows(
    z.object({ ms: z.number() }),
    sql`select (select coalesce(sum(gain_ms), 0) from online_segment
        where person = ${person}::uuid and day = ${day} and voided_at is null)::int
      + (select coalesce(sum(gain_ms), 0) from online_platform_credit
        where person = ${person}::uuid and day = ${day} and voided_at is null)::int as ms`,
    db,
  )
  return row?.ms ?? 0
}

/** Where a person left a lesson: the last position that the server has acknowledged. */
export async function leftAt(db: Db, person: string, lesson: string): Promise<number> {
  const [row] = await readRows(
    z.object({ position_ms: z.number() }),
    sql`select position_ms from online_session where person = ${person}::uuid and lesson = ${lesson}::uuid
    order by opened_at desc limit 1`,
    db,
  )
  return row?.position_ms ?? 0
}

const Sum = z.object({ lesson: z.string(), day: z.string(), ms: z.number() })

/** What was counted for a person, by lesson and day; of these lessons only where they are named. */
export const countedByDay = (
  db: Db,
  person: string,
  lessons: readonly string[],
): Promise<{ lesson: string; day: string; ms: number }[]> =>
  readRows(
    Sum,
    sql`select lesson, day::text as day, sum(gain_ms)::int as ms from online_segment
    where person = ${person}::uuid and lesson = any(${[...lessons]}::uuid[]) and voided_at is null
    group by lesson, day order by day, lesson`,
    db,
  )

const Lost = z.object({ lesson: z.string(), why: z.string(), times: z.number(), ms: z.number() })

/** Why time of a person earned nothing, by lesson. */
export const uncountedOf = (
  db: Db,
  person: string,
  lessons: readonly string[],
): Promise<z.infer<typeof Lost>[]> =>
  readRows(
    Lost,
    sql`select lesson, why, times, lost_ms::int as ms from online_uncounted
    where person = ${person}::uuid and lesson = any(${[...lessons]}::uuid[]) order by lost_ms desc, why`,
    db,
  )

const LessonsOf = z.object({ course: z.string() })

/** The courses that a person has begun, the latest first; limited. */
export const begunCourses = async (db: Db, person: string, most: number): Promise<string[]> => {
  const rows = await readRows(
    LessonsOf,
    sql`select b.course from (
      select l.course, s.opened_at from online_session s join online_lesson l on l.id = s.lesson
        where s.person = ${person}::uuid
      union all select l.course, r.opened_at from online_registration r join online_lesson l on l.package = r.package
        where r.person = ${person}::uuid) b
    group by b.course order by max(b.opened_at) desc limit ${most}`,
    db,
  )
  return rows.map(({ course }) => course)
}

/** Keeps the answers to a quiz: the best count. */
export async function keepQuiz(
  db: Db,
  one: { person: string; lesson: string; correct: number; all: number; passed: boolean; at: Date },
): Promise<void> {
  await sql`insert into online_quiz_result as q (person, lesson, correct, of_all, passed, times, at)
    values (${one.person}::uuid, ${one.lesson}::uuid, ${one.correct}, ${one.all}, ${one.passed}, 1, ${one.at})
    on conflict (person, lesson) do update set correct = greatest(q.correct, excluded.correct),
      passed = q.passed or excluded.passed, times = q.times + 1, at = excluded.at`.execute(db)
}

const Quiz = z.object({ lesson: z.string(), correct: z.number(), of_all: z.number(), passed: z.boolean() })

/** How a person did in these quizzes. */
export const quizzesOf = (
  db: Db,
  person: string,
  lessons: readonly string[],
): Promise<z.infer<typeof Quiz>[]> =>
  readRows(
    Quiz,
    sql`select lesson, correct, of_all, passed from online_quiz_result
    where person = ${person}::uuid and lesson = any(${[...lessons]}::uuid[])`,
    db,
  )
