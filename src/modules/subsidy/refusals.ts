import { catalogue } from '../../kernel/verb/index.ts'

/** What subsidy refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('subsidy', {
  accountFirst: [422, '请登记收款账户', '这笔补贴打到您本人的银行账户。'],
  allConditionsMet: [409, '系统核对全部符合条件', '请选择查实的具体理由，不能只写不符合条件。'],
  badEdit: [422, '不能这样改'],
  chooseDemand: [422, '请选择紧缺程度'],
  chooseOccupation: [422, '请选择职业和等级'],
  claimTimeOver: [409, '申领期限已过', '取得更高等级的证书后可以重新申领。'],
  draftWithdrawn: [409, '这份草案已经撤回'],
  employerNotInRecord: [409, '记录里没有这一家单位', '请先在登记里录入就业记录，或者选另一项。'],
  noCatalogueToday: [409, '今天没有施行中的目录'],
  noSuchCase: [404, '没有这个办件', '请核对目录的办件号。'],
  notToApprove: [409, '这一件不能通过'],
  notToClaimYet: [409, '现在还不能申领'],
  nothingToCompare: [409, '这一版以前没有目录可以比较'],
  summaryChanged: [409, '明细表有变动'],
})
