import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the subsidy module. */
export const subsidyScreens = [
  screen({
    path: '/batches',
    title: '拨付',
    permission: ['subsidy.batch', 'ledger.read'],
    menu: { label: '拨付', group: '资金', order: 60 },
    component: () => import('./batch-list.tsx'),
  }),
  screen({
    path: '/batches/{number}',
    title: '拨付批次',
    permission: ['subsidy.batch', 'ledger.read', 'subsidy.release', 'subsidy.bank-return'],
    component: () => import('./batch-desk.tsx'),
  }),
  screen({
    path: '/funds',
    title: '资金',
    permission: 'ledger.read',
    menu: { label: '资金账', group: '资金', order: 61 },
    component: () => import('./fund-list.tsx'),
  }),
  screen({
    path: '/impact',
    title: '影响测算',
    permission: 'ledger.read',
    menu: { label: '影响测算', group: '资金', order: 62 },
    component: () => import('./impact-desk.tsx'),
  }),
]
