import { screen } from '../shell/screen.ts'

const READERS = ['cases.read', 'organisation.read'] as const

/** The case lists (待办、已办、督办) and the side-by-side review. */
export const caseScreens = [
  screen({
    path: '/cases/todo',
    title: '待办',
    permission: READERS,
    menu: { label: '待办', order: 10 },
    component: () => import('./queue/todo-list.tsx'),
  }),
  screen({
    path: '/cases/done',
    title: '已办',
    permission: READERS,
    menu: { label: '已办', group: '办件', order: 11 },
    component: () => import('./queue/done-list.tsx'),
  }),
  screen({
    path: '/cases/watch',
    title: '督办',
    permission: 'cases.read',
    menu: { label: '督办', group: '办件', order: 12, count: '/cases?box=watch' },
    component: () => import('./queue/watch-list.tsx'),
  }),
  screen({
    path: '/cases/others',
    title: '等别人办的',
    permission: READERS,
    component: () => import('./queue/others-list.tsx'),
  }),
  screen({
    path: '/cases/batches',
    title: '批量办理',
    permission: 'cases.read',
    menu: { label: '批量办理', group: '办件', order: 14 },
    component: () => import('./many/batch-list.tsx'),
  }),
  screen({
    path: '/cases/batches/{id}',
    title: '一次批量办理',
    permission: 'cases.read',
    component: () => import('./many/batch-desk.tsx'),
  }),
  screen({
    path: '/cases/{number}',
    title: '办理',
    permission: READERS,
    component: () => import('./review-screen.tsx'),
  }),
  screen({
    path: '/objections/{number}/contact',
    title: '异议人的联系方式',
    permission: 'objections.decide',
    component: () => import('./act/objection-contact.tsx'),
  }),
]
