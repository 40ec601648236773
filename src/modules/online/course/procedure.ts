import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Procedure,
  procedure,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { type Course, CourseForm, LESSON_KINDS } from './course.ts'
import { courseOfCase, lessonsOf, publishCourse, saveCourse, withdrawCourse } from './store.ts'

const WITHDRAWALS = [
  { code: 'wrong', text: '内容有误' },
  { code: 'outdated', text: '内容已经过时' },
  { code: 'rights', text: '视频使用没有获得授权' },
] as const

/** 网课: written by one, published by another; what was published stays, or is withdrawn with its reason. */
export const courseProcedure: Procedure = procedure({
  kind: 'KC',
  title: '网课',
  starts: 'drafted',
  // All that is written stands in the course's own rows.
  form: z.strictObject({}),
  states: {
    drafted: {
      title: '编写中',
      holder: '市人社局业务岗',
      progress: 1,
      within: { noTerm: '网课由编写人掌握，什么时候送审没有期限' },
    },
    checking: {
      title: '待审核',
      holder: '市人社局复核岗',
      progress: 2,
      within: handlingTerm('KC', 'checking'),
    },
    published: {
      title: '已发布',
      holder: '公众可以学',
      progress: 4,
      within: { noTerm: '发布后一直可以学，下架时办结' },
    },
    dropped: { title: '已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
    withdrawn: { title: '已下架', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    edit: typedStep({
      title: '修改',
      from: 'drafted',
      to: 'drafted',
      who: may('online.write'),
      vouches: true,
      input: CourseForm,
      page: (file) => `/online/courses/${file.number}`,
      async run(ctx, file, { input }) {
        await saveCourse(ctx.db, file.number, input)
        return { subtitle: input.title }
      },
    }),
    submit: {
      title: '送审',
      from: 'drafted',
      to: 'checking',
      who: may('online.write'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        const lessons = await lessonsOf(ctx.db, [file.number])
        if (!lessons.some(({ kind }) => kind === 'video' || kind === 'package')) throw refusals.noVideo()
        return undefined
      },
    },
    publish: {
      title: '发布',
      from: 'checking',
      to: 'published',
      who: may('online.publish'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        await publishCourse(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    return: {
      title: '退回修改',
      from: 'checking',
      to: 'drafted',
      who: may('online.publish'),
      asks: 'note',
      tone: 'bad',
    },
    drop: {
      title: '作废',
      from: ['drafted', 'checking'],
      to: 'dropped',
      who: may('online.write'),
      asks: 'reason',
      reasons: [
        { code: 'not-needed', text: '不再需要' },
        { code: 'repeated', text: '和别的网课重复' },
      ],
    },
    withdraw: {
      title: '下架',
      from: 'published',
      to: 'withdrawn',
      who: may('online.publish'),
      asks: 'reason',
      reasons: WITHDRAWALS,
      async run(ctx, file, { reason }) {
        const why = WITHDRAWALS.find(({ code }) => code === reason)
        if (!why) throw refusals.noReason({ fields: [{ path: 'reason', message: '请选一项' }] })
        await withdrawCourse(ctx.db, file.number, ctx.now, why.text)
        return undefined
      },
    },
  },
  evidence: evidenceOf,
})

async function courseOf(ctx: VerbContext, number: string): Promise<Course> {
  const found = await courseOfCase(ctx.db, number)
  if (!found) throw new Error(`${number} has no course`)
  return found
}

async function evidenceOf(ctx: VerbContext, file: CaseFile) {
  const course = await courseOf(ctx, file.number)
  const lessons = await lessonsOf(ctx.db, [file.number])
  return {
    comparisons: [],
    tabs: [
      {
        key: 'course',
        title: '网课',
        kind: 'facts' as const,
        facts: [
          { label: '名称', text: course.title },
          { label: '简介', text: course.summary },
          { label: '来源', text: course.source },
          ...lessons.map(({ place, kind, title, millis }) => ({
            label: `第${place}个课件`,
            text: `${LESSON_KINDS[kind]}：${title}${millis > 0 ? `，${Math.ceil(millis / 60_000)} 分钟` : ''}`,
          })),
        ],
      },
    ],
    documents: course.publishedAt ? [{ title: '公众看到的页面', href: `/learn/online/${course.id}` }] : [],
  }
}
