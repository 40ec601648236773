import { registerScreens, screen } from '../../src/workbench/shell/screen.ts'

registerScreens([
  screen({
    path: '/classes',
    title: '班次',
    permission: ['training.file', 'cases.read'],
    menu: { label: '班次', group: '培训', order: 30 },
    component: () => import('./screens/class-list.tsx'),
  }),
  screen({
    path: '/classes/new',
    title: '报开班',
    permission: 'training.file',
    menu: { label: '报开班', group: '培训', order: 31 },
    start: { label: '报开班', order: 1 },
    component: () => import('./screens/class-form.tsx'),
  }),
  screen({
    path: '/classes/{number}/roster',
    title: '导入学员',
    permission: 'training.file',
    component: () => import('./screens/roster-import.tsx'),
  }),
  screen({
    path: '/figures',
    title: '统计',
    permission: 'figures.read',
    menu: { label: '统计', order: 80 },
    component: () => import('./screens/figures.tsx'),
  }),
])
