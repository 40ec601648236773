import { z } from 'zod'

/** What an author writes of a course (网课). */
export const CourseForm = z.strictObject({
  title: z.string().trim().min(4, '名称至少4个字').max(60, '名称最多60个字'),
  summary: z.string().trim().min(10, '简介至少10个字').max(200, '简介最多200个字'),
  source: z.string().trim().min(2, '请写明课程来源').max(60),
})
export type CourseText = z.output<typeof CourseForm>

/** The kinds of lesson (课件): only a video's played time makes hours. */
export const LESSON_KINDS = { video: '视频', document: '文档', quiz: '测验', package: '课件包' } as const
export type LessonKind = keyof typeof LESSON_KINDS

/** A question with its choices; `right` is the place of the right one. */
export interface Question {
  text: string
  choices: string[]
  right: number
}

export interface Lesson {
  id: string
  course: string
  place: number
  kind: LessonKind
  title: string
  media: string | null
  /** Its package of cmi5 or SCORM. */
  package: string | null
  /** How long its video is; 0 where it is none. */
  millis: number
  body: string
  questions: readonly Question[]
}

export interface Course extends CourseText {
  number: string
  id: number
  publishedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
}
