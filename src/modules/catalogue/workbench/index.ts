import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the catalogue module. */
export const catalogueScreens = [
  screen({
    path: '/catalogue',
    title: '目录',
    permission: ['catalogue.draft', 'catalogue.sign-hr', 'catalogue.sign-finance'],
    menu: { label: '目录', order: 65 },
    component: () => import('./catalogue-desk.tsx'),
  }),
  screen({
    path: '/catalogue/drafts/{number}',
    title: '修改目录草案',
    permission: 'catalogue.draft',
    component: () => import('./draft-desk.tsx'),
  }),
]
