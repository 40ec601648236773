import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the notices board. */
export const screens = [
  screen({
    path: '/news',
    title: '品牌动态',
    permission: ['news.write', 'news.check', 'news.publish'],
    menu: { label: '品牌动态', group: '目录和政策', order: 67 },
    component: () => import('./board-desk.tsx'),
  }),
  screen({
    path: '/news/new',
    title: '写一篇动态',
    permission: 'news.write',
    start: { label: '写一篇动态', order: 60 },
    component: () => import('./new-article.tsx'),
  }),
  screen({
    path: '/news/drafts/{number}',
    title: '稿件',
    permission: 'cases.read',
    component: () => import('./article-desk.tsx'),
  }),
]
