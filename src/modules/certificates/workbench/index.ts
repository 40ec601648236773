import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the certificates module. */
export const screens = [
  screen({
    path: '/certificates',
    title: '证书更正和撤销',
    permission: 'certificates.propose',
    menu: { label: '证书更正和撤销', group: '评价', order: 58 },
    component: () => import('./certificate-desk.tsx'),
  }),
  screen({
    path: '/certificates/earlier',
    title: '登记以前的证书',
    permission: 'certificates.enter-earlier',
    menu: { label: '登记以前的证书', group: '评价', order: 56 },
    component: () => import('./enter-earlier.tsx'),
  }),
  screen({
    path: '/certificates/issued',
    title: '颁发的证书',
    permission: 'assessment.publish',
    menu: { label: '颁发的证书', group: '评价', order: 57 },
    component: () => import('./issued-list.tsx'),
  }),
  screen({
    path: '/certificates/papers',
    title: '制证',
    permission: 'certificates.print-paper',
    menu: { label: '制证（纸质证书）', group: '评价', order: 59 },
    component: () => import('./papers.tsx'),
  }),
  screen({
    path: '/certificates/papers/ask',
    title: '代申领纸质证书',
    permission: 'certificates.ask-paper-for',
    menu: { label: '代申领纸质证书', group: '评价', order: 62 },
    component: () => import('./ask-paper.tsx'),
  }),
  screen({
    path: '/certificates/uploads',
    title: '上传全国联网查询',
    permission: 'certificates.upload',
    menu: { label: '上传全国联网查询', group: '评价', order: 60 },
    component: () => import('./uploads.tsx'),
  }),
  screen({
    path: '/certificates/returned',
    title: '退回的证书',
    permission: 'certificates.propose',
    menu: { label: '退回的证书', group: '评价', order: 61 },
    component: () => import('./returned.tsx'),
  }),
  screen({
    path: '/certificates/check',
    title: '批量查验证书',
    permission: 'certificates.check-many',
    menu: { label: '批量查验证书', group: '评价', order: 59 },
    component: () => import('./check-many.tsx'),
  }),
]
