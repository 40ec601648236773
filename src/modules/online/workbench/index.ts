import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of online learning. */
export const screens = [
  screen({
    path: '/online',
    title: '网课',
    permission: ['online.write', 'online.publish'],
    menu: { label: '网课', group: '目录和政策', order: 69 },
    component: () => import('./courses-desk.tsx'),
  }),
  screen({
    path: '/online/new',
    title: '编一门网课',
    permission: 'online.write',
    start: { label: '编一门网课', order: 62 },
    component: () => import('./new-course.tsx'),
  }),
  screen({
    path: '/online/assign',
    title: '给班次指定网课',
    permission: 'online.assign',
    start: { label: '给班次指定网课', order: 63 },
    component: () => import('./assign-course.tsx'),
  }),
  screen({
    path: '/online/courses/{number}',
    title: '网课稿件',
    permission: 'cases.read',
    component: () => import('./course-desk.tsx'),
  }),
]
