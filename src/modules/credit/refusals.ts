import { catalogue } from '../../kernel/verb/index.ts'

/** What credit refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('credit', {
  forNoOrganisation: [404, '您没有代表任何单位'],
  noSuchOrganisation: [404, '没有这个机构', '请回信用名单里找。'],
  noSuchEvent: [404, '没有这条信用信息'],
  noStandard: [409, '这一年没有信用评价标准', '请先在城市的信用标准里补上这一年。'],
  notRated: [409, '这类机构不参加信用评价', '信用评价的是民办职业培训机构。'],
  notAnIndicator: [422, '评价标准里没有这一项'],
  inFuture: [422, '日期还没有到'],
  tooMany: [422, '更正的次数比登记的多'],
  nothingLeft: [409, '这条信用信息已经全部更正'],
  yearNotOver: [409, '这一年还没有过完', '年度评价从下一年1月1日起办。'],
  noEvidence: [409, '还没有附依据材料', '请经办人先附上处理决定、检查记录等材料。'],
  notYourEvent: [403, '这条信用信息不是本单位的'],
  notRepairable: [409, '这一项不能修复', '可以修复的项目见信用页；事实有误的请提异议。'],
  tooEarly: [409, '还没有到可以申请修复的日子'],
  repairOpen: [409, '这一条的修复申请正在办'],
  notInRating: [422, '这一条不在本次评价里'],
  inspectedInFuture: [422, '检查日期还没有到'],
  inspectionRecorded: [409, '这份检查记录已经登记过'],
})
