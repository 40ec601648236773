import { type Screen, screen } from '../../../workbench/shell/screen.ts'

/** What an organisation rates; a bad rating is looked into on the case's own screen. */
export const screens: readonly Screen[] = [
  screen({
    path: '/ratings',
    title: '评价办理',
    permission: 'feedback.rate',
    menu: { label: '评价办理', group: '互动', order: 90 },
    component: () => import('./ratings.tsx'),
  }),
]
