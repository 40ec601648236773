import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { CENTRES_RULES as rules } from '../rules/in-words.ts'

/** The screens of the centres module. */
export const screens: readonly Screen[] = [
  screen({
    path: '/centres',
    title: '企业培训中心',
    permission: ['centres.recommend', 'centres.review', 'centres.decide'],
    menu: { label: '企业培训中心', group: '培训', order: 28 },
    component: () => import('./centre-list.tsx'),
  }),
  screen({
    path: '/centres/mine',
    title: '本单位企业培训中心',
    permission: 'centres.apply',
    menu: { label: '企业培训中心', group: '本单位', order: 84 },
    component: () => import('./my-centre.tsx'),
  }),
  screen({
    path: '/centres/apply',
    title: '申报企业培训中心',
    permission: 'centres.apply',
    start: { label: '申报企业培训中心', order: 63 },
    component: () => import('./apply.tsx'),
  }),
  screen({
    path: '/centres/staff',
    title: '职工培训档案',
    permission: 'centres.apply',
    component: () => import('./staff.tsx'),
  }),
  screen({
    path: '/centres/base',
    title: '申报企业公共实训基地',
    permission: 'centres.apply',
    component: () => import('./apply-base.tsx'),
  }),
  screen({
    path: '/centres/year',
    title: '开始企业培训中心年度评估',
    permission: 'centres.review',
    start: { label: '开始企业培训中心年度评估', order: 64 },
    component: () => import('./begin-year.tsx'),
  }),
  screen({
    path: '/centres/reports/{number}',
    title: '年度报告',
    permission: 'centres.apply',
    component: () => import('./report.tsx'),
  }),
  screen({
    path: '/centres/{id}',
    title: '企业培训中心',
    permission: ['centres.recommend', 'centres.review', 'centres.decide'],
    component: () => import('./centre-desk.tsx'),
  }),
]
