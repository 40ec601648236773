import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the figures module. */
export const screens = [
  screen({
    path: '/figures',
    title: '指标',
    permission: 'figures.read',
    menu: { label: '指标', order: 20 },
    words: '统计 驾驶舱 大屏 报表',
    component: () => import('./figure-cards.tsx'),
  }),
  screen({
    path: '/figures/published',
    title: '发布的指标',
    permission: 'figures.read',
    component: () => import('./published-list.tsx'),
  }),
  screen({
    path: '/figures/published/{id}',
    title: '一期指标',
    permission: 'figures.read',
    component: () => import('./published.tsx'),
  }),
  screen({
    path: '/figures/{key}',
    title: '指标明细',
    permission: 'figures.read',
    component: () => import('./figure-desk.tsx'),
  }),
]
