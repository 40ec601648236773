import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the registers module. */
export const screens = [
  screen({
    path: '/facts',
    title: '人员登记',
    permission: 'facts.record',
    menu: { label: '人员登记', group: '登记', order: 72 },
    words: '参保 就业 退休 学籍 身份',
    component: () => import('./find-person.tsx'),
  }),
  screen({
    path: '/facts/{id}',
    title: '人员登记信息',
    permission: 'facts.read',
    component: () => import('./person-facts.tsx'),
  }),
  screen({
    path: '/registers',
    title: '登记数据来源',
    permission: 'registers.read',
    menu: { label: '登记数据来源', group: '登记', order: 74 },
    component: () => import('./register-list.tsx'),
  }),
  screen({
    path: '/registers/connections',
    title: '登记数据连接',
    permission: 'system.connect',
    menu: { label: '登记数据连接', order: 91 },
    component: () => import('./connections.tsx'),
  }),
]
