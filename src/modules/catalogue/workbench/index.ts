import { screen } from '../../../workbench/shell/screen.ts'

export { CATALOGUE_RULES as rules } from '../rules/in-words.ts'

/** The screens of the catalogue module. */
export const screens = [
  screen({
    path: '/catalogue',
    title: '目录',
    permission: ['catalogue.draft', 'catalogue.sign-hr', 'catalogue.sign-finance'],
    menu: { label: '目录', group: '目录和政策', order: 65 },
    component: () => import('./catalogue-desk.tsx'),
  }),
  screen({
    path: '/catalogue/scarcity',
    title: '紧缺程度测算',
    permission: ['catalogue.draft', 'catalogue.review', 'catalogue.sign-hr', 'catalogue.sign-finance'],
    menu: { label: '紧缺测算', group: '目录和政策', order: 64 },
    component: () => import('./scarcity-desk.tsx'),
  }),
  screen({
    path: '/catalogue/scarcity/{code}',
    title: '职业的紧缺证据',
    permission: ['catalogue.draft', 'catalogue.review', 'catalogue.sign-hr', 'catalogue.sign-finance'],
    component: () => import('./occupation-desk.tsx'),
  }),
  screen({
    path: '/catalogue/drafts/{number}',
    title: '修改目录草案',
    permission: 'catalogue.draft',
    component: () => import('./draft-desk.tsx'),
  }),
]
