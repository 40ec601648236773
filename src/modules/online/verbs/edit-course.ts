import { z } from 'zod'
import { openCase, readFile } from '../../../kernel/case/index.ts'
import { videoOf } from '../../../kernel/file/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, upload, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { CourseForm, LESSON_KINDS } from '../course/course.ts'
import { courseProcedure } from '../course/procedure.ts'
import { questionsIn } from '../course/quiz-text.ts'
import {
  courseOfCase,
  coursesInHand,
  insertCourse,
  insertLesson,
  insertMedia,
  lessonsOf,
  removeLesson,
} from '../course/store.ts'
import { readPackage } from '../package/read-package.ts'
import { insertPackage } from '../package/store.ts'
import { isElsewhere, PackageFault } from '../package/structure.ts'
import { refusals } from '../refusals.ts'

const SHOWN = 100
const MOST_LESSONS = 60
const MEGABYTE = 1024 * 1024
/** So large may the file of a lesson be: a package; a video is kept smaller by `MOST_VIDEO`. */
const MOST_BYTES = 24 * MEGABYTE
const MOST_VIDEO = 8 * MEGABYTE

const titleOf = (state: string | undefined): string => courseProcedure.states[state ?? '']?.title ?? ''

/** Begins a course (编一门网课); from then on it is a case that is edited, checked and published. */
export const draftCourse = verb({
  name: 'online.draft',
  title: '编一门网课',
  http: 'POST /online/drafts',
  who: may('online.write'),
  input: CourseForm,
  output: z.object({ number: z.string() }),
  async run(ctx, course) {
    const { number } = await openCase(ctx, courseProcedure, {
      district: ctx.city.code,
      title: `网课：${course.title}`,
      subtitle: course.source,
      form: {},
    })
    await insertCourse(ctx.db, number, course)
    return { number }
  },
})

/** 网课稿件: what is written or waits to be published. */
export const listCourseDrafts = verb({
  name: 'online.drafts',
  title: '查看网课稿件',
  http: 'GET /online/drafts',
  who: may('cases.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(z.object({ number: z.string(), title: z.string(), state: z.string() })),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    const items = []
    for (const { number, title } of await coursesInHand(ctx.db, SHOWN)) {
      const file = await readFile(ctx.db, number)
      if (file?.closedAt === null) items.push({ number, title, state: titleOf(file.state) })
    }
    return { items }
  },
})

/** One course as its author sees it, with the revision that the next step names. */
export const readCourseDraft = verb({
  name: 'online.read-draft',
  title: '查看一门网课的稿件',
  http: 'GET /online/drafts/{number}',
  who: may('cases.read'),
  input: z.strictObject({ number: caseNumberOf('KC') }),
  output: CourseForm.extend({
    number: z.string(),
    revision: z.number().int(),
    state: z.string(),
    stateTitle: z.string(),
    lessons: z.array(
      z.object({
        id: z.uuid(),
        place: z.number().int(),
        kind: z.enum(['video', 'document', 'quiz', 'package']),
        kindTitle: z.string(),
        title: z.string(),
        seconds: z.number().int(),
        media: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    ctx.within({ district: ctx.city.code })
    const [course, file] = [await courseOfCase(ctx.db, number), await readFile(ctx.db, number)]
    if (!course || !file) throw refusals.noSuchDraft()
    const { title, summary, source } = course
    return {
      number,
      revision: file.revision,
      state: file.state,
      stateTitle: titleOf(file.state),
      title,
      summary,
      source,
      lessons: (await lessonsOf(ctx.db, [number])).map((one) => ({
        id: one.id,
        place: one.place,
        kind: one.kind,
        kindTitle: LESSON_KINDS[one.kind],
        title: one.title,
        seconds: Math.round(one.millis / 1000),
        media: one.media ? `/api/v1/online/media/${one.media}` : null,
      })),
    }
  },
})

/** Adds a lesson to a course that is being written: a video by its file, a text, or a quiz. */
export const addLesson = verb({
  name: 'online.add-lesson',
  title: '添加课件',
  http: 'POST /online/drafts/{number}/lessons',
  who: may('online.write'),
  bodyLimit: Math.ceil((MOST_BYTES * 4) / 3) + 64_000,
  input: z.strictObject({
    number: caseNumberOf('KC'),
    kind: z.enum(['video', 'document', 'quiz', 'package']),
    title: z.string().trim().min(2, '课件名至少2个字').max(60, '课件名最多60个字'),
    file: upload(MOST_BYTES).optional(),
    /** The text of a document, or the questions of a quiz as `quiz-text.ts` reads them. */
    body: z.string().trim().max(20_000, '正文最多20000个字').optional(),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { number, kind, title, file, body = '' }) {
    await requireDrafted(ctx, number)
    if ((await lessonsOf(ctx.db, [number])).length >= MOST_LESSONS) throw refusals.fullCourse()
    const video = file && kind === 'video' ? videoOf(file.bytes) : null
    if (video && file && file.bytes.byteLength > MOST_VIDEO)
      throw refusals.videoTooLarge({ fields: [{ path: 'file', message: '视频超过 8 MB' }] })
    if (kind === 'video' && !video)
      throw refusals.notAVideo({ fields: [{ path: 'file', message: '请选一个视频文件' }] })
    if (kind === 'document' && body.length === 0)
      throw refusals.lessonIncomplete({ fields: [{ path: 'body', message: '请写正文' }] })
    const quiz = kind === 'quiz' ? questionsIn(body) : null
    if (quiz && 'wrong' in quiz)
      throw refusals.lessonIncomplete({ detail: quiz.wrong, fields: [{ path: 'body', message: quiz.wrong }] })
    const pack = kind === 'package' ? await keepPackage(ctx, file?.bytes) : null
    const media =
      kind === 'video' && video && file ? await insertMedia(ctx.db, video, file.bytes, ctx.now) : null
    const id = await insertLesson(ctx.db, number, {
      kind,
      title,
      media,
      package: pack,
      body: kind === 'document' ? body : '',
      questions: quiz ? quiz.questions : [],
    })
    return { id }
  },
})

/** Takes a lesson out of a course that is being written. */
export const takeOutLesson = verb({
  name: 'online.remove-lesson',
  title: '删除课件',
  http: 'POST /online/drafts/{number}/lessons/{lesson}/remove',
  who: may('online.write'),
  input: z.strictObject({ number: caseNumberOf('KC'), lesson: z.uuid() }),
  output: z.object({ left: z.number().int() }),
  async run(ctx, { number, lesson }) {
    await requireDrafted(ctx, number)
    if (!(await removeLesson(ctx.db, number, lesson))) throw refusals.noSuchLesson()
    return { left: (await lessonsOf(ctx.db, [number])).length }
  },
})

/** Reads and keeps a package; all that it opens must be in it, so that whoever checks the course sees what is learnt. */
async function keepPackage(ctx: VerbContext, bytes: Uint8Array | undefined): Promise<string> {
  if (!bytes) throw refusals.badPackage({ fields: [{ path: 'file', message: '请选课件包' }] })
  try {
    const found = readPackage(bytes)
    const out = found.structure.units.find(isElsewhere)
    if (out) throw new PackageFault(`单元“${out.title}”`, '指到别的网站去了；内容都要在包里，审核人才看得到')
    return await insertPackage(ctx.db, found, ctx.now)
  } catch (error) {
    if (!(error instanceof PackageFault)) throw error
    const message = `${error.place}：${error.message}`
    throw refusals.badPackage({ detail: message, fields: [{ path: 'file', message }] })
  }
}

async function requireDrafted(ctx: VerbContext, number: string): Promise<void> {
  ctx.within({ district: ctx.city.code })
  ctx.act.subject('case', number)
  const file = await readFile(ctx.db, number)
  if (!file || !(await courseOfCase(ctx.db, number))) throw refusals.noSuchDraft()
  if (file.state !== 'drafted') throw refusals.notDrafted()
}
