/** Where money of a fund can be. A line adds to one account what it takes from another. */
export const ACCOUNTS = [
  'budget',
  'available',
  'committed',
  'paid',
  'returned',
  'recovered',
  'demanded',
  'receivable',
  'written_off',
] as const
export type Account = (typeof ACCOUNTS)[number]

/** What can happen to money (资金变动). */
export type Kind =
  | 'budget'
  | 'cut'
  | 'commit'
  | 'release'
  | 'pay'
  | 'returned'
  | 'recover'
  | 'overpay'
  | 'demand'
  | 'undemand'
  | 'repay'
  | 'writeoff'

export interface Move {
  title: string
  from: Account
  to: Account
  /** Which balance must cover it; `held` is what payees have and nothing was demanded of yet. */
  covered: 'nothing' | 'available' | 'committed' | 'held' | 'receivable'
}

/** The whole chart of accounts (科目) and all movements between them. */
export const MOVES: Record<Kind, Move> = {
  budget: { title: '预算下达', from: 'budget', to: 'available', covered: 'nothing' },
  cut: { title: '预算核减', from: 'available', to: 'budget', covered: 'available' },
  commit: { title: '资金占用', from: 'available', to: 'committed', covered: 'available' },
  release: { title: '占用释放', from: 'committed', to: 'available', covered: 'committed' },
  pay: { title: '资金拨付', from: 'committed', to: 'paid', covered: 'committed' },
  returned: { title: '银行退票', from: 'returned', to: 'committed', covered: 'held' },
  recover: { title: '资金追回', from: 'recovered', to: 'available', covered: 'held' },
  overpay: { title: '银行多付', from: 'available', to: 'paid', covered: 'available' },
  demand: { title: '应收追回立账', from: 'demanded', to: 'receivable', covered: 'held' },
  undemand: { title: '应收追回撤销', from: 'receivable', to: 'demanded', covered: 'receivable' },
  repay: { title: '追回到账', from: 'receivable', to: 'available', covered: 'receivable' },
  writeoff: { title: '应收核销', from: 'receivable', to: 'written_off', covered: 'receivable' },
}
