import { screen } from '../../../workbench/shell/screen.ts'

const DESK = ['sitting.arrange', 'sitting.invigilate', 'sitting.decide', 'sitting.mark'] as const

/** The screens of sittings. */
export const screens = [
  screen({
    path: '/sittings',
    title: '机考场次',
    permission: DESK,
    menu: { label: '机考', group: '评价', order: 52 },
    words: '监考 考场 机位 入场码 阅卷 评卷',
    component: () => import('./session-list.tsx'),
  }),
  screen({
    path: '/sittings/{id}',
    title: '监考台',
    permission: 'sitting.invigilate',
    component: () => import('./desk.tsx'),
  }),
  screen({
    path: '/sittings/{id}/marking',
    title: '评阅主观题',
    permission: ['sitting.mark', 'sitting.decide'],
    component: () => import('./marking.tsx'),
  }),
]
