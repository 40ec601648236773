import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the policy library. */
export const screens = [
  screen({
    path: '/policy',
    title: '政策文件',
    permission: ['policy.edit', 'policy.review', 'policy.sign'],
    menu: { label: '政策文件', group: '目录和政策', order: 66 },
    note: { permission: ['cases.read', 'organisation.read'], component: () => import('./expiring-note.tsx') },
    component: () => import('./policy-desk.tsx'),
  }),
  screen({
    path: '/policy/new',
    title: '装入政策文件',
    permission: 'policy.edit',
    component: () => import('./load-document.tsx'),
  }),
  screen({
    path: '/policy/drafts/{number}',
    title: '政策文件草案',
    permission: 'cases.read',
    component: () => import('./draft-desk.tsx'),
  }),
]
