import { type Screen, screen } from '../../../workbench/shell/screen.ts'

/** The screens of enrolment. */
export const screens: readonly Screen[] = [
  screen({
    path: '/offers',
    title: '招生报名',
    permission: 'enrolment.announce',
    menu: { label: '招生报名', order: 22 },
    component: () => import('./offer-list.tsx'),
  }),
  screen({
    path: '/offers/new',
    title: '发布招生',
    permission: 'enrolment.announce',
    start: { label: '发布招生', order: 12 },
    component: () => import('./announce.tsx'),
  }),
  screen({
    path: '/offers/{id}',
    title: '报名名单',
    permission: 'enrolment.announce',
    component: () => import('./offer-desk.tsx'),
  }),
]
