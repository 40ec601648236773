import { catalogue } from '../../kernel/verb/index.ts'

/** What organisations refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('organisations', {
  accountOfAnother: [409, '这个账号已登记在其他单位名下'],
  agreementNotRunning: [409, '这份协议那一天不在有效期内，或已经解除'],
  agreementNumberTaken: [409, '这个协议编号已经用过'],
  badBankAccount: [422, '银行账号有误'],
  badCreditCode: [422, '统一社会信用代码或注册号有误'],
  badDays: [422, '日期有误'],
  badYear: [422, '年份有误'],
  forNoOrganisation: [404, '您没有代表任何单位'],
  noSuchDistrict: [422, '没有这个区'],
  noSuchOrganisation: [404, '没有这个机构'],
  noSuchVenue: [404, '本单位没有这处场地', '请刷新后重新选择。'],
  notYourFiles: [403, '不能查看这个机构的登记材料', '登记材料由机构自己和登记岗查看。'],
  notRectifying: [409, '该机构没有正在进行的整改'],
  organisationAccountOnly: [403, '这里只设置单位账户'],
  proposedAlready: [409, '这家机构的同一事项正在办', '请先办完正在办的。'],
  relatedAlready: [409, '这家机构已经有这种关系', '请先撤销原来的关系。'],
  notRelated: [409, '这家机构没有合并可以撤销'],
  siteCodeOfAnother: [409, '这个机构（站点）序列码已经给了别的机构', '请核对序列码，六位，一家一个。'],
  venueNamed: [409, '已经有同名的场地'],
  rectifyingAlready: [409, '该机构正在整改，或这份整改函已经登记'],
})
