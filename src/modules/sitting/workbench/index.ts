import { screen } from '../../../workbench/shell/screen.ts'

export { SITTING_RULES as rules } from '../appeal/in-words.ts'

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
  screen({
    path: '/sittings/{id}/items',
    title: '题目情况',
    permission: 'sitting.decide',
    component: () => import('./rulings/items.tsx'),
  }),
  screen({
    path: '/appeals/{number}/examiners',
    title: '指派复评考评员',
    permission: 'sitting.assign-appeal',
    component: () => import('./appeals/examiners.tsx'),
  }),
  screen({
    path: '/appeals/{number}/marking',
    title: '复评',
    permission: 'sitting.mark',
    component: () => import('./appeals/marking.tsx'),
  }),
  screen({
    path: '/item-rulings',
    title: '题目处理',
    permission: 'certificates.decide',
    menu: { label: '题目处理', group: '评价', order: 53 },
    words: '作废 更正答案 重新评分',
    component: () => import('./rulings/ruling-list.tsx'),
  }),
  screen({
    path: '/item-rulings/{id}',
    title: '一件题目处理',
    permission: 'certificates.decide',
    component: () => import('./rulings/ruling.tsx'),
  }),
]
