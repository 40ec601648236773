import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { LESSON_KINDS } from '../course/course.ts'

/** What an author says of a course. */
export const COURSE_FIELDS: readonly Field[] = [
  { key: 'title', title: '名称', kind: 'text', required: true, longest: 60 },
  { key: 'summary', title: '简介', kind: 'text', required: true, longest: 200, hint: '一两句话，列表里显示' },
  { key: 'source', title: '课程来源', kind: 'text', required: true, longest: 60, hint: '谁制作、谁授权' },
]

/** What an author says of a lesson. */
export const LESSON_FIELDS: readonly Field[] = [
  {
    key: 'kind',
    title: '形式',
    kind: 'choice',
    required: true,
    choices: Object.entries(LESSON_KINDS).map(([value, text]) => ({ value, text })),
    hint: '只有视频计学时',
  },
  { key: 'title', title: '课件名', kind: 'text', required: true, longest: 60 },
  {
    key: 'file',
    title: '视频或课件包',
    kind: 'file',
    accept: '.webm,.mp4,.zip',
    hint: '视频：WebM 或 MP4，不超过 8 MB。课件包：cmi5、SCORM 的 zip，不超过 24 MB',
  },
  {
    key: 'body',
    title: '正文或题目',
    kind: 'long-text',
    longest: 20_000,
    hint: '文档写正文，空一行分段。测验每题一段：先写题目，下面每行一个选项，正确的以“* ”开头，其他以“- ”开头',
  },
]
