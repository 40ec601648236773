import { catalogue } from '../../kernel/verb/index.ts'

/** What accreditation refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('accreditation', {
  applicationOpen: [409, '本单位的备案申请正在办', '请在办件里看进度；要改内容的先撤回再报。'],
  cardElsewhere: [409, '这个证卡号已经登记', '一张证卡只登记一次；换了单位的，请原单位先办离任。'],
  cardPast: [422, '证卡已经过期', '请先换证，再登记。'],
  endingOpen: [409, '这家机构的退出正在办', '请在办件里看进度。'],
  forNoOrganisation: [404, '您没有代表任何单位'],
  noEvidence: [409, '还没有附依据材料', '请提出的人先附上检查记录、认定文书等材料。'],
  noPapers: [409, '还没有附认定方案', '请申请单位先在办件里附上认定方案和证明材料。'],
  noSuchAccreditation: [404, '没有这家备案的评价机构', '请回名录里找。'],
  noSuchMember: [404, '本单位没有这名在任人员'],
  noSuchOccupation: [422, '职业名称不在职业分类大典里'],
  noSuchVenue: [404, '本单位没有这个考点'],
  notAccredited: [404, '本单位还没有备案', '先申请备案，备案以后再办。'],
  notMet: [409, '不符合备案条件'],
  notYours: [409, '这一件不是机构自己申请的', '不同意的请提出意见。'],
  ownOrganisation: [403, '您与申请单位有关系，不能评审', '请由别的评审人办理。'],
  reviewedAlready: [409, '您已经提过评审意见', '由另一名评审人提意见以后进入下一步。'],
  supervisorCard: [422, '质量督导员证卡编号有误', '形如 R12240001：R、省份 2 位、年份 2 位、序号 4 位。'],
  yearNotOver: [409, '这一年还没有过完', '年度检查从下一年1月1日起办。'],
})
