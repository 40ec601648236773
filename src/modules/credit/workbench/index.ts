import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { CREDIT_RULES as rules } from '../rules/in-words.ts'

/** The screens of the credit module. */
export const screens: readonly Screen[] = [
  screen({
    path: '/credit',
    title: '机构信用',
    permission: ['credit.record', 'credit.organise'],
    menu: { label: '机构信用', group: '监督', order: 36 },
    component: () => import('./credit-list.tsx'),
  }),
  screen({
    path: '/credit/inspections',
    title: '检查安排',
    permission: 'credit.record',
    menu: { label: '检查安排', group: '监督', order: 37 },
    component: () => import('./inspection-list.tsx'),
  }),
  screen({
    path: '/credit/year',
    title: '开始年度信用评价',
    permission: 'credit.organise',
    start: { label: '开始年度信用评价', order: 62 },
    component: () => import('./begin-year.tsx'),
  }),
  screen({
    path: '/credit/mine',
    title: '本单位信用',
    permission: 'credit.answer',
    menu: { label: '本单位信用', group: '本单位', order: 82 },
    component: () => import('./my-credit.tsx'),
  }),
  screen({
    path: '/credit/dispute/{number}',
    title: '对初评提出异议',
    permission: 'credit.answer',
    component: () => import('./dispute.tsx'),
  }),
  screen({
    path: '/credit/{id}',
    title: '机构信用档案',
    permission: 'credit.record',
    component: () => import('./credit-desk.tsx'),
  }),
]
