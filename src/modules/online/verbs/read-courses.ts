import { z } from 'zod'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { anybody, Download, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import type { Course, Lesson } from '../course/course.ts'
import {
  courseOfCase,
  lessonById,
  lessonsOf,
  publishedCourse,
  readMedia,
  shownCourses,
} from '../course/store.ts'
import { packagesById } from '../package/store.ts'
import { PACKAGE_KINDS } from '../package/structure.ts'
import { refusals } from '../refusals.ts'

const PAGE = 20

const Listed = z.object({
  id: z.number().int(),
  title: z.string(),
  summary: z.string(),
  source: z.string(),
  publishedOn: KeptDay,
  lessons: z.number().int(),
  seconds: z.number().int(),
})

const secondsOf = (lessons: readonly Lesson[]): number =>
  Math.round(lessons.reduce((sum, { millis }) => sum + millis, 0) / 1000)

const listed = (one: Course, lessons: readonly Lesson[]): z.input<typeof Listed> => ({
  id: one.id,
  title: one.title,
  summary: one.summary,
  source: one.source,
  publishedOn: civilDateOf(one.publishedAt ?? new Date(0)),
  lessons: lessons.length,
  seconds: secondsOf(lessons),
})

/** 网课: what can be learnt online, the latest first. */
export const listCourses = verb({
  name: 'online.courses',
  title: '查看网课',
  http: 'GET /online/courses',
  who: anybody(),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({ items: z.array(Listed), ...pageNeighbours }),
  async run(ctx, asked) {
    const page = await shownCourses(ctx.db, asked, PAGE)
    const lessons = await lessonsOf(
      ctx.db,
      page.items.map(({ number }) => number),
    )
    return {
      ...page,
      items: page.items.map((one) =>
        listed(
          one,
          lessons.filter(({ course }) => course === one.number),
        ),
      ),
    }
  },
})

const LessonLine = z.object({
  id: z.uuid(),
  place: z.number().int(),
  kind: z.enum(['video', 'document', 'quiz', 'package']),
  title: z.string(),
  seconds: z.number().int(),
})

const lineOf = ({ id, place, kind, title, millis }: Lesson) => ({
  id,
  place,
  kind,
  title,
  seconds: Math.round(millis / 1000),
})

/** One course with its lessons; of a withdrawn one the reason, too. */
export const readCourse = verb({
  name: 'online.course',
  title: '查看一门网课',
  http: 'GET /online/courses/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.coerce.number().int().min(1).max(9_000_000_000) }),
  output: Listed.omit({ lessons: true }).extend({
    lines: z.array(LessonLine),
    withdrawn: z.object({ on: KeptDay, why: z.string() }).nullable(),
  }),
  async run(ctx, { id }) {
    const one = await publishedCourse(ctx.db, id)
    if (!one) throw refusals.noSuchCourse()
    const lessons = await lessonsOf(ctx.db, [one.number])
    const { withdrawnAt, withdrawnWhy } = one
    return {
      ...listed(one, lessons),
      lines: lessons.map(lineOf),
      withdrawn: withdrawnAt && withdrawnWhy ? { on: civilDateOf(withdrawnAt), why: withdrawnWhy } : null,
    }
  },
})

/** One lesson of a published course: its video's address, its text, or its questions without their answers. */
export const readLesson = verb({
  name: 'online.lesson',
  title: '查看一个课件',
  http: 'GET /online/lessons/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: LessonLine.extend({
    course: z.object({ id: z.number().int(), title: z.string(), withdrawn: z.boolean() }),
    media: z.string().nullable(),
    /** What its package opens. */
    package: z.object({ kind: z.string(), units: z.array(z.object({ title: z.string() })) }).nullable(),
    body: z.string(),
    questions: z.array(z.object({ text: z.string(), choices: z.array(z.string()) })),
  }),
  async run(ctx, { id }) {
    const { lesson, course } = await shownLesson(ctx, id)
    const [pack] = lesson.package ? await packagesById(ctx.db, [lesson.package]) : []
    return {
      ...lineOf(lesson),
      course: { id: course.id, title: course.title, withdrawn: course.withdrawnAt !== null },
      media: lesson.media && !course.withdrawnAt ? `/api/v1/online/media/${lesson.media}` : null,
      package: pack
        ? {
            kind: PACKAGE_KINDS[pack.structure.kind],
            units: pack.structure.units.map(({ title }) => ({ title })),
          }
        : null,
      body: lesson.body,
      questions: lesson.questions.map(({ text, choices }) => ({ text, choices })),
    }
  },
})

/** A lesson of a course that was published. */
export async function shownLesson(ctx: VerbContext, id: string): Promise<{ lesson: Lesson; course: Course }> {
  const lesson = await lessonById(ctx.db, id)
  const course = lesson && (await courseOfCase(ctx.db, lesson.course))
  if (!lesson || !course?.publishedAt) throw refusals.noSuchLesson()
  return { lesson, course }
}

/** A video; the player asks for it in ranges. Those of a course not yet published are for whoever writes and checks it. */
export const readVideo = verb({
  name: 'online.media',
  title: '播放视频',
  http: 'GET /online/media/{id}',
  who: anybody(),
  shown: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const edits = ctx.actor.may.has('online.write') || ctx.actor.may.has('online.publish')
    const found = await readMedia(ctx.db, id, !edits)
    if (!found) throw refusals.noSuchVideo()
    return {
      name: `${id}.${found.type === 'video/mp4' ? 'mp4' : 'webm'}`,
      type: found.type,
      bytes: found.bytes,
    }
  },
})
