import { screen } from '../../../workbench/shell/screen.ts'

export { ASSESSMENT_RULES as rules } from '../rules-in-words.ts'

const EXAMINERS = ['assessment.plan', 'assessment.admit', 'assessment.mark', 'assessment.publish'] as const

/** The screens of the assessment module. */
export const screens = [
  screen({
    path: '/exams',
    title: '考试',
    permission: EXAMINERS,
    menu: { label: '考试', group: '评价', order: 50 },
    words: '考级 成绩 报名 编排座位',
    component: () => import('./exam-list.tsx'),
  }),
  screen({
    path: '/exams/new',
    title: '编制考试计划',
    permission: 'assessment.plan',
    start: { label: '编制考试计划', order: 10 },
    component: () => import('./plan-exam.tsx'),
  }),
  screen({
    path: '/exams/{id}',
    title: '考试详情',
    permission: EXAMINERS,
    component: () => import('./exam-desk.tsx'),
  }),
  screen({
    path: '/exams/{id}/strike',
    title: '提出撤销部分成绩',
    permission: 'assessment.void',
    component: () => import('./strike.tsx'),
  }),
  screen({
    path: '/exams/{id}/declaration',
    title: '回避申报',
    permission: 'assessment.declare',
    component: () => import('./recusal/declaration.tsx'),
  }),
  screen({
    path: '/exams/{id}/recusal',
    title: '申请回避',
    permission: 'assessment.ask-recusal',
    component: () => import('./recusal/ask.tsx'),
  }),
  screen({
    path: '/recusal',
    title: '代考生申请回避',
    permission: 'messages.tell',
    start: { label: '代考生申请回避', order: 60 },
    component: () => import('./recusal/ask.tsx'),
  }),
  screen({
    path: '/relatives',
    title: '亲属回避',
    permission: 'assessment.declare',
    menu: { label: '亲属回避', group: '评价', order: 58 },
    words: '回避 亲属 申报 师徒 利害关系',
    component: () => import('./recusal/relatives.tsx'),
  }),
  screen({
    path: '/levels/{id}',
    title: '能报几级',
    permission: 'facts.read',
    component: () => import('./levels-of.tsx'),
  }),
]
