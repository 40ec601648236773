import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the organisations module. */
export const screens = [
  screen({
    path: '/organisation',
    title: '本单位资料',
    permission: 'organisation.read',
    menu: { label: '本单位资料', group: '本单位', order: 80 },
    component: () => import('./my-organisation.tsx'),
  }),
  screen({
    path: '/venues',
    title: '教学场地',
    permission: 'organisation.venues',
    menu: { label: '教学场地', group: '培训', order: 33 },
    words: '教室 设备 容量 场地',
    component: () => import('./venues.tsx'),
  }),
  screen({
    path: '/organisations',
    title: '机构名录',
    permission: 'organisations.manage',
    menu: { label: '机构名录', group: '登记', order: 70 },
    component: () => import('./organisation-list.tsx'),
  }),
  screen({
    path: '/organisations/new',
    title: '登记机构',
    permission: 'organisations.manage',
    start: { label: '登记机构', order: 40 },
    words: '新机构 新单位',
    component: () => import('./register-organisation.tsx'),
  }),
  screen({
    path: '/organisations/{id}',
    title: '机构登记',
    permission: 'organisations.manage',
    component: () => import('./organisation-desk.tsx'),
  }),
]
