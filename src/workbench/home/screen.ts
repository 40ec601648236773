import { screen } from '../shell/screen.ts'

/** The first screen of everybody, and everything that waits for them. */
export const homeScreens = [
  screen({
    path: '/',
    title: '今天',
    permission: null,
    menu: { label: '今天', order: 1, count: '/work/todo' },
    component: () => import('./home.tsx'),
  }),
  screen({
    path: '/todo',
    title: '全部待办',
    permission: null,
    component: () => import('./todo.tsx'),
  }),
]
