import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { SUPERVISION_RULES as rules } from '../rules/in-words.ts'

/** The screens of supervision. */
export const screens: readonly Screen[] = [
  screen({
    path: '/supervision/findings',
    title: '疑点清单',
    permission: 'supervision.read',
    menu: { label: '疑点清单', group: '监督', order: 34 },
    component: () => import('./finding-list.tsx'),
  }),
  screen({
    path: '/annual-report',
    title: '年度报告',
    permission: 'supervision.answer',
    menu: { label: '年度报告', group: '本单位', order: 82 },
    words: '年报 年检',
    component: () => import('./my-annual-report.tsx'),
  }),
  screen({
    path: '/supervision/annual-reports',
    title: '机构年度报告',
    permission: 'supervision.read',
    menu: { label: '机构年度报告', group: '监督', order: 37 },
    words: '年报 催报',
    component: () => import('./annual-reports.tsx'),
  }),
  screen({
    path: '/supervision/draws',
    title: '双随机抽查',
    permission: 'supervision.draw',
    menu: { label: '双随机抽查', group: '监督', order: 35 },
    component: () => import('./draw-list.tsx'),
  }),
  screen({
    path: '/supervision/draws/new',
    title: '准备双随机抽查',
    permission: 'supervision.check',
    component: () => import('./prepare-draw.tsx'),
  }),
  screen({
    path: '/supervision/draws/{number}',
    title: '抽查的承诺和开启',
    permission: 'supervision.draw',
    component: () => import('./draw-desk.tsx'),
  }),
]
