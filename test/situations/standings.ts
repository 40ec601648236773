import type { Standing } from './situation.ts'

const ARTICLE_9 = '补贴实施办法 第九条'

type Payee = Standing['payee']

/** A training claim that is decided by its class of scarcity, wherever it stands. */
export const granted = (
  claim: string,
  state: string,
  amount: string,
  payee: Payee,
  ledger: readonly string[],
): Standing => ({
  claim,
  state,
  amount,
  payee,
  ledger: ledger.map((move) => `${move} ${amount}`),
  because: 'class-rate',
  clause: ARTICLE_9,
})

/** Paid, and in the ledger once set aside and once paid. */
export const paid = (amount: string, payee: Payee = '培训机构', claim = '培训费'): Standing =>
  granted(claim, '已到账', amount, payee, ['资金占用', '资金拨付'])

/** Not owed: the rule that bars it, and its clause. */
export const refused = (
  because: string,
  clause: string,
  payee: Payee = '培训机构',
  claim = '培训费',
  state = '不予补贴',
): Standing => ({ claim, state, amount: null, payee, ledger: [], because, clause })

/** Approved once, then without its ground: back in review, what was set aside is free again. */
export const lost = (because: string, clause: string): Standing => ({
  claim: '培训费',
  state: '待区复核',
  amount: null,
  payee: '培训机构',
  ledger: ['资金占用 2,160.00', '占用释放 2,160.00'],
  because,
  clause,
})
