import { catalogue } from '../../kernel/verb/index.ts'

/** What payments refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('payments', {
  accountMissing: [409, '收款账户缺失', '请收款方先登记收款账户，登记后自动重新拨付。'],
  badRecoveryAmount: [422, '追回金额不对'],
  bankReverses: [
    409,
    '这一笔应由银行冲正',
    '只有重复付给原收款方的钱可以向收款方追回；付错账号、付错金额和没有送的付款由银行冲正。',
  ],
  batchClosed: [409, '这个批次已经办结'],
  batchNotReleased: [409, '这个批次还没有放款'],
  cutTooMuch: [422, '不能核减这么多'],
  discrepancyClosed: [409, '这一笔差错已经办结'],
  discrepancyOpen: [409, '银行差错还没有冲正', '请先在批次的“银行差错”里登记冲正，再重新拨付。'],
  fundShort: [
    409,
    '资金账上的可用额度不足',
    '银行多付的钱已经离开资金账户，须先下达预算才能入账，再向收款方追回。',
  ],
  moreThanOwed: [422, '退回金额超过所欠'],
  noSuchBatch: [404, '没有这个批次'],
  noSuchCase: [404, '没有这个办件', '请核对办件号。'],
  noSuchDiscrepancy: [404, '没有这一笔银行差错'],
  noSuchDistrict: [422, '没有这个区'],
  noSuchFund: [404, '没有这笔资金', '请从资金账里选择。'],
  noSuchPayable: [404, '没有这一笔应付款'],
  notPaidNoRecovery: [409, '这一笔还没有到账，不能追回'],
  notPaidYet: [409, '这一笔还没有到账', '请等回盘以后再登记，或在导入回盘时勾选银行差错。'],
  notReturned: [409, '这一笔不是银行退票', '只有银行退回的付款可以重新拨付。'],
  notSettled: [409, '这一笔不在“已到账”'],
  partlyRepaid: [409, '已经收回一部分，不能撤销'],
  receivedInFuture: [422, '到账日不能晚于今天'],
  recoveryClosed: [409, '这一件追回已经办结'],
  referenceTaken: [409, '这个银行流水号已经录过'],
  sentAlready: [
    409,
    '这一笔已经送银行或者到账，不能释放',
    '退票的由银行退回；已经到账而不应支付的，请发起复查，由复查决定追回。',
  ],
  setOffInBatch: [409, '有一笔抵扣还在批次里', '请等银行回盘以后再核销，抵扣的部分不会重复计算。'],
  setOffInFull: [409, '这一笔是全额抵扣，没有经过银行', '请核对银行通知上的办件号。'],
})
