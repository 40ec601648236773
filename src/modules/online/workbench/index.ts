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
  screen({
    path: '/online/platforms',
    title: '线上平台',
    permission: ['online.review', 'online.select'],
    menu: { label: '线上平台', group: '培训', order: 29 },
    component: () => import('./platforms-desk.tsx'),
  }),
  screen({
    path: '/online/platform',
    title: '本单位线上平台',
    permission: 'online.platform',
    menu: { label: '线上平台', group: '本单位', order: 85 },
    component: () => import('./my-platform.tsx'),
  }),
  screen({
    path: '/online/platform/apply',
    title: '申报线上平台遴选',
    permission: 'online.platform',
    component: () => import('./apply-platform.tsx'),
  }),
  screen({
    path: '/online/platforms/{id}',
    title: '线上平台',
    permission: 'cases.read',
    component: () => import('./platform-desk.tsx'),
  }),
]
