import { screen } from '../../../workbench/shell/screen.ts'

/** The screens of the payments module. */
export const screens = [
  screen({
    path: '/batches',
    title: '拨付',
    permission: ['payments.batch', 'ledger.read'],
    menu: { label: '拨付', group: '资金', order: 60 },
    words: '新批次 编制批次 放款 付款 银行回盘 发钱',
    component: () => import('./batch-list.tsx'),
  }),
  screen({
    path: '/batches/{number}',
    title: '拨付批次',
    permission: ['payments.batch', 'ledger.read', 'payments.release', 'payments.bank-return'],
    component: () => import('./batch-desk.tsx'),
  }),
  screen({
    path: '/recoveries',
    title: '追回',
    permission: 'payments.recover',
    menu: { label: '追回', group: '资金', order: 61 },
    component: () => import('./recovery-list.tsx'),
  }),
  screen({
    path: '/money',
    title: '到账和退票',
    permission: 'subsidy.confirm',
    menu: { label: '到账', group: '资金', order: 40 },
    note: { permission: 'subsidy.confirm', component: () => import('./returned-note.tsx') },
    words: '收款 补贴到账 退票',
    component: () => import('./my-money.tsx'),
  }),
  screen({
    path: '/own-recoveries',
    title: '应退回的补贴',
    permission: 'payments.read-own',
    menu: { label: '应退回的补贴', group: '资金', order: 61 },
    component: () => import('./own-recoveries.tsx'),
  }),
  screen({
    path: '/money/{number}',
    title: '一笔钱的来龙去脉',
    permission: 'ledger.read',
    component: () => import('./trail/money-trail.tsx'),
  }),
  screen({
    path: '/money-from/{number}',
    title: '由此而来的每一笔钱',
    permission: 'ledger.read',
    component: () => import('./trail/money-from.tsx'),
  }),
  screen({
    path: '/funds',
    title: '资金',
    permission: 'ledger.read',
    menu: { label: '资金账', group: '资金', order: 61 },
    words: '预算 下达资金 余额 账本',
    component: () => import('./fund-list.tsx'),
  }),
]
