import { screen } from '../../../workbench/shell/screen.ts'

const OWN = ['practical.arrange', 'practical.mark', 'practical.type'] as const

/** The screens of practical papers. */
export const screens = [
  screen({
    path: '/practical',
    title: '实操考核',
    permission: OWN,
    menu: { label: '实操考核', group: '评价', order: 54 },
    words: '操作技能 综合评审 考评员 评分 评分表 组长',
    component: () => import('./session-list.tsx'),
  }),
  screen({
    path: '/practical/{id}',
    title: '评分进度',
    permission: ['practical.arrange', 'practical.mark'],
    component: () => import('./progress/progress.tsx'),
  }),
  screen({
    path: '/practical/{id}/mark',
    title: '手机评分',
    permission: 'practical.mark',
    component: () => import('./phone/mark.tsx'),
  }),
  screen({
    path: '/practical/{id}/sign',
    title: '签评分记录',
    permission: 'practical.mark',
    component: () => import('./sign.tsx'),
  }),
  screen({
    path: '/practical/{id}/typing',
    title: '录入纸质评分表',
    permission: 'practical.type',
    component: () => import('./paper/typing.tsx'),
  }),
  screen({
    path: '/practical-corrections',
    title: '实操成绩更正',
    permission: 'certificates.decide',
    menu: { label: '实操成绩更正', group: '评价', order: 56 },
    words: '更正 综合评审 操作技能',
    component: () => import('./corrections/correction-list.tsx'),
  }),
  screen({
    path: '/practical-corrections/{id}',
    title: '一件实操成绩更正',
    permission: 'certificates.decide',
    component: () => import('./corrections/correction.tsx'),
  }),
  screen({
    path: '/practical-sheets',
    title: '评分表',
    permission: ['practical.arrange', 'practical.confirm-sheet'],
    menu: { label: '评分表', group: '评价', order: 55 },
    component: () => import('./sheets/sheet-list.tsx'),
  }),
  screen({
    path: '/practical-sheets/{id}',
    title: '一张评分表',
    permission: ['practical.arrange', 'practical.confirm-sheet'],
    component: () => import('./sheets/sheet.tsx'),
  }),
]
