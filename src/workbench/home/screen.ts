import { screen } from '../shell/screen.ts'

/** The first screen of everybody: what waits, and what can be begun. */
export const homeScreen = screen({
  path: '/',
  title: '首页',
  permission: null,
  component: () => import('./home.tsx'),
})
