import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { VideoFile } from '../../../kernel/file/index.ts'
import { cutPage, type Page, type PageAsked } from '../../../kernel/verb/paging.ts'
import type { Course, CourseText, Lesson, LessonKind, Question } from './course.ts'

const CourseRow = z.object({
  number: z.string(),
  id: z.number(),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  published_at: z.date().nullable(),
  withdrawn_at: z.date().nullable(),
  withdrawn_why: z.string().nullable(),
})
const PlacedRow = CourseRow.extend({ page_key: z.array(z.string()) })

const COURSE = sql`number, id, title, summary, source, published_at, withdrawn_at, withdrawn_why`

const courseOf = ({
  published_at,
  withdrawn_at,
  withdrawn_why,
  ...row
}: z.infer<typeof CourseRow>): Course => ({
  ...row,
  publishedAt: published_at,
  withdrawnAt: withdrawn_at,
  withdrawnWhy: withdrawn_why,
})

/** Keeps a new course under its case. */
export async function insertCourse(db: Db, number: string, one: CourseText): Promise<void> {
  await sql`insert into online_course (number, title, summary, source)
    values (${number}, ${one.title}, ${one.summary}, ${one.source})`.execute(db)
}

/** Writes what is said of a course anew. */
export async function saveCourse(db: Db, number: string, one: CourseText): Promise<void> {
  await sql`update online_course set title = ${one.title}, summary = ${one.summary}, source = ${one.source}
    where number = ${number} and published_at is null`.execute(db)
}

/** Shows a course to everybody from now on. */
export async function publishCourse(db: Db, number: string, at: Date): Promise<void> {
  await sql`update online_course set published_at = ${at} where number = ${number} and published_at is null`.execute(
    db,
  )
}

/** Takes a course from the list, with the reason that its learners are told. */
export async function withdrawCourse(db: Db, number: string, at: Date, why: string): Promise<void> {
  await sql`update online_course set withdrawn_at = ${at}, withdrawn_why = ${why}
    where number = ${number} and published_at is not null and withdrawn_at is null`.execute(db)
}

/** A course by its case; null where there is none. */
export async function courseOfCase(db: Db, number: string): Promise<Course | null> {
  const [row] = await readRows(
    CourseRow,
    sql`select ${COURSE} from online_course where number = ${number}`,
    db,
  )
  return row ? courseOf(row) : null
}

/** A published course by its address, withdrawn or not. */
export async function publishedCourse(db: Db, id: number): Promise<Course | null> {
  const [row] = await readRows(
    CourseRow,
    sql`select ${COURSE} from online_course where id = ${id} and published_at is not null`,
    db,
  )
  return row ? courseOf(row) : null
}

/** A page of the courses that can be taken, the latest first. */
export async function shownCourses(db: Db, asked: PageAsked, size: number): Promise<Page<Course>> {
  const cut = cutPage(
    {
      name: 'online courses',
      keys: [
        { by: sql`published_at`, is: 'moment' },
        { by: sql`id`, is: 'whole' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const rows = await readRows(
    PlacedRow,
    sql`select ${COURSE}, ${cut.key} from online_course
    where published_at is not null and withdrawn_at is null and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return { ...page, items: page.items.map(courseOf) }
}

/** Courses that can be taken, by any part of the title; limited. */
export async function coursesNamed(db: Db, sought: string, most: number): Promise<Course[]> {
  const rows = await readRows(
    CourseRow,
    sql`select ${COURSE} from online_course
    where published_at is not null and withdrawn_at is null and position(${sought} in title) > 0
    order by published_at desc, id desc limit ${most}`,
    db,
  )
  return rows.map(courseOf)
}

/** Courses that are written or wait to be published, the latest first. */
export async function coursesInHand(db: Db, size: number): Promise<Course[]> {
  const rows = await readRows(
    CourseRow,
    sql`select ${COURSE} from online_course where published_at is null order by id desc limit ${size}`,
    db,
  )
  return rows.map(courseOf)
}

const LessonRow = z.object({
  id: z.string(),
  course: z.string(),
  place: z.number(),
  kind: z.enum(['video', 'document', 'quiz', 'package']),
  title: z.string(),
  media: z.string().nullable(),
  package: z.string().nullable(),
  millis: z.number(),
  body: z.string(),
  questions: kept<Question[]>(),
})

const LESSON = sql`l.id, l.course, l.place, l.kind, l.title, l.media, l.package, coalesce(m.millis, 0) as millis, l.body, l.questions
  from online_lesson l left join online_media m on m.id = l.media`

/** The lessons of these courses, in their order. */
export const lessonsOf = (db: Db, courses: readonly string[]): Promise<Lesson[]> =>
  readRows(
    LessonRow,
    sql`select ${LESSON} where l.course = any(${[...courses]}) order by l.course, l.place`,
    db,
  )

/** One lesson; null where there is none. */
export async function lessonById(db: Db, id: string): Promise<Lesson | null> {
  const [row] = await readRows(LessonRow, sql`select ${LESSON} where l.id = ${id}::uuid`, db)
  return row ?? null
}

/** Adds a lesson at the end of a course. */
export async function insertLesson(
  db: Db,
  course: string,
  one: {
    kind: LessonKind
    title: string
    media: string | null
    package: string | null
    body: string
    questions: readonly Question[]
  },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_lesson (id, course, place, kind, title, media, package, body, questions)
    select ${id}::uuid, ${course}, coalesce(max(place), 0) + 1, ${one.kind}, ${one.title}, ${one.media}::uuid, ${one.package}::uuid, ${one.body},
      ${JSON.stringify(one.questions)}::jsonb
    from online_lesson where course = ${course}`.execute(db)
  return id
}

/** Takes a lesson out of a course that is not published. */
export async function removeLesson(db: Db, course: string, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from online_lesson where course = ${course} and id = ${id}::uuid`.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}

/** Keeps a video. */
export async function insertMedia(db: Db, video: VideoFile, bytes: Uint8Array, at: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_media (id, type, millis, bytes, added_at)
    values (${id}::uuid, ${video.type}, ${video.millis}, ${Buffer.from(bytes)}, ${at})`.execute(db)
  return id
}

const MediaRow = z.object({ type: z.string(), bytes: z.instanceof(Uint8Array) })

/** A video with its bytes; `shown`: only one of a course that the public sees. */
export async function readMedia(
  db: Db,
  id: string,
  shown: boolean,
): Promise<z.infer<typeof MediaRow> | null> {
  const [row] = await readRows(
    MediaRow,
    sql`select m.type, m.bytes from online_media m where m.id = ${id}::uuid
      and (not ${shown}::boolean or exists (select 1 from online_lesson l join online_course c on c.number = l.course
        where l.media = m.id and c.published_at is not null and c.withdrawn_at is null))`,
    db,
  )
  return row ?? null
}
