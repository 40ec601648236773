import { screen } from '../../../workbench/shell/screen.ts'

export { VISITS_RULES as rules } from '../rules-in-words.ts'

const OWN = ['visits.plan', 'visits.decide', 'visits.walk'] as const

/** The screens of quality supervision. */
export const screens = [
  screen({
    path: '/visits',
    title: '质量督导',
    permission: OWN,
    menu: { label: '质量督导', group: '监督', order: 36 },
    words: '督导员 督导 检查表 巡考 外督 内督',
    component: () => import('./visit-list.tsx'),
  }),
  screen({
    path: '/visits/new',
    title: '安排质量督导',
    permission: 'visits.plan',
    start: { label: '安排质量督导', order: 40 },
    component: () => import('./plan.tsx'),
  }),
  screen({
    path: '/visits/draw',
    title: '准备督导抽查',
    permission: 'visits.plan',
    component: () => import('./prepare-draw.tsx'),
  }),
  screen({
    path: '/visits/{number}',
    title: '一次质量督导',
    permission: OWN,
    component: () => import('./visit.tsx'),
  }),
  screen({
    path: '/visits/{number}/walk',
    title: '现场督导',
    permission: 'visits.walk',
    component: () => import('./phone/walk.tsx'),
  }),
]
