import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { ACCREDITATION_RULES as rules } from '../rules/in-words.ts'

const CITY = ['accreditation.accept', 'accreditation.review', 'accreditation.decide'] as const

/** The screens of accreditation. */
export const screens: readonly Screen[] = [
  screen({
    path: '/accreditation',
    title: '评价机构',
    permission: CITY,
    menu: { label: '评价机构', group: '评价', order: 52 },
    words: '备案 认定机构 考评员',
    component: () => import('./list.tsx'),
  }),
  screen({
    path: '/accreditation/mine',
    title: '本单位评价备案',
    permission: 'accreditation.apply',
    menu: { label: '评价备案', group: '本单位', order: 85 },
    words: '考评员 考点 质量督导员 年度检查',
    component: () => import('./mine.tsx'),
  }),
  screen({
    path: '/accreditation/apply',
    title: '申请评价机构备案',
    permission: 'accreditation.apply',
    start: { label: '申请评价机构备案', order: 65 },
    component: () => import('./apply.tsx'),
  }),
  screen({
    path: '/accreditation/year',
    title: '开始评价机构年度检查',
    permission: 'accreditation.accept',
    start: { label: '开始评价机构年度检查', order: 66 },
    component: () => import('./begin-year.tsx'),
  }),
  screen({
    path: '/accreditation/{id}',
    title: '评价机构',
    permission: CITY,
    component: () => import('./desk.tsx'),
  }),
]
