import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the people module. */
export const screens = [
  screen({
    path: '/people/{id}',
    title: '查看完整身份证号码',
    permission: 'identity.reveal',
    component: () => import('./reveal-id.tsx'),
  }),
]
