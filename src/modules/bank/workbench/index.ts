import { screen } from '../../../workbench/shell/screen.ts'

const KEEPERS = ['bank.write', 'bank.check', 'bank.publish'] as const
const PAPERS = ['bank.plan-paper', 'bank.draw-paper', 'bank.hold-share'] as const

/** The screens of the bank of questions. */
export const screens = [
  screen({
    path: '/bank',
    title: '题库',
    permission: KEEPERS,
    menu: { label: '题库', group: '评价', order: 52 },
    words: '试题 命题 出题',
    component: () => import('./item-list.tsx'),
  }),
  screen({
    path: '/bank/new',
    title: '新开一批题',
    permission: 'bank.write',
    start: { label: '命题', order: 12 },
    component: () => import('./new-batch.tsx'),
  }),
  screen({
    path: '/bank/batches/{number}',
    title: '一批题',
    permission: KEEPERS,
    component: () => import('./batch-desk.tsx'),
  }),
  screen({
    path: '/bank/items/{item}',
    title: '一道题',
    permission: KEEPERS,
    component: () => import('./item-desk.tsx'),
  }),
  screen({
    path: '/bank/blueprint',
    title: '细目表和缺口',
    permission: 'bank.write',
    component: () => import('./blueprint-desk.tsx'),
  }),
  screen({
    path: '/bank/papers',
    title: '理论试卷',
    permission: PAPERS,
    menu: { label: '理论试卷', group: '评价', order: 54 },
    words: '组卷 开卷 分片',
    component: () => import('./paper-list.tsx'),
  }),
  screen({
    path: '/bank/papers/new',
    title: '安排理论试卷',
    permission: 'bank.plan-paper',
    component: () => import('./plan-paper.tsx'),
  }),
  screen({
    path: '/bank/papers/{id}',
    title: '一份理论试卷',
    permission: PAPERS,
    component: () => import('./paper-desk.tsx'),
  }),
]
