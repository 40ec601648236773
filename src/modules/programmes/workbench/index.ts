import { type Screen, screen } from '../../../workbench/shell/screen.ts'

export { PROGRAMMES_RULES as rules } from '../rules/in-words.ts'

/** The screens of training programmes. */
export const screens: readonly Screen[] = [
  screen({
    path: '/programmes/mine',
    title: '本单位培训项目',
    permission: 'programmes.apply',
    menu: { label: '培训项目', group: '本单位', order: 85 },
    component: () => import('./my-programmes.tsx'),
  }),
  screen({
    path: '/programmes/new',
    title: '申报培训项目',
    permission: 'programmes.apply',
    start: { label: '申报培训项目', order: 65 },
    component: () => import('./new-programme.tsx'),
  }),
  screen({
    path: '/programmes/{number}/members',
    title: '学徒名单和协议',
    permission: 'programmes.apply',
    component: () => import('./members.tsx'),
  }),
  screen({
    path: '/programmes/{number}/plan',
    title: '修改培训项目的计划',
    permission: 'programmes.apply',
    component: () => import('./change-plan.tsx'),
  }),
]
