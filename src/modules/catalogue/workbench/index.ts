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
]
