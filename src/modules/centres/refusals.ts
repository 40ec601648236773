import { catalogue } from '../../kernel/verb/index.ts'

/** What centres refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('centres', {
  forNoOrganisation: [404, '您没有代表任何单位'],
  noSuchCentre: [404, '没有这个企业培训中心', '请回名录里找。'],
  noCentreYet: [404, '本单位还不是企业培训中心', '先申报命名，命名以后再建职工培训档案。'],
  notAnApplicant: [409, '这类单位不能申报企业培训中心', '申报的是用人单位；单位类别有误的请联系登记岗。'],
  applicationOpen: [409, '本单位的申报正在办', '请在办件里看进度；要改内容的先撤回再报。'],
  noSuchOccupation: [422, '职业名称不在职业分类大典里'],
  notMet: [409, '不符合命名条件'],
  notABase: [409, '不符合认定条件'],
  noPapers: [409, '还没有附申报材料', '请企业先在办件里附上场地、师资、设备的证明。'],
  visitedInFuture: [422, '复核日期还没有到'],
  visitedBefore: [422, '复核日期早于申报日'],
  inspectedAlready: [409, '您已经签过这次复核', '另一名复核人签字以后进入下一步。'],
  ownOrganisation: [403, '您与这家企业有关系，不能复核它', '请由别的复核人办理。'],
  tooFewPhotos: [
    409,
    '现场照片不够',
    '请复核人在办件里附上现场照片（JPG、PNG）；企业自己传的和已撤下的不算。',
  ],
  notYours: [409, '这一件不是企业自己申请的', '不同意取消的请提出意见。'],
  endingOpen: [409, '这个中心的注销、取消正在办', '请在办件里看进度。'],
  noEvidence: [409, '还没有附依据材料', '请提出取消的人先附上检查记录、认定文书等材料。'],
  yearNotOver: [409, '这一年还没有过完', '年度评估从下一年1月1日起办。'],
  yearNotMet: [409, '没有达到年度评估的要求', '请限期改正，或者定为不合格。'],
})
