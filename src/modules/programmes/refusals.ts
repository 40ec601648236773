import { catalogue } from '../../kernel/verb/index.ts'

/** What training programmes refuse, in words, and what to do instead (错误目录). */
export const refusals = catalogue('programmes', {
  forNoOrganisation: [404, '您没有代表任何单位'],
  noSuchProgramme: [404, '没有这个培训项目'],
  noSuchPartner: [422, '没有这家合作机构', '请填名录里机构的统一社会信用代码。'],
  noSuchOccupation: [422, '职业名称不在职业分类大典里'],
  endsBeforeStart: [422, '结束日期早于开始日期'],
  startsInPast: [422, '开始日期已经过了'],
  noPapers: [409, '还没有附齐申报材料', '请申报单位在办件里附上计划、证明等材料。'],
  planNotMet: [409, '计划不符合标准'],
  noSuchClass: [422, '没有这个班'],
  classNotIts: [409, '这个班不是本项目的'],
  classTaken: [409, '这个班已经计入别的项目'],
  noClasses: [409, '还没有计入项目的班', '请先把已经备案的班计入项目。'],
  classesOpen: [409, '还有班没有结业', '请等班结业以后再报结算。'],
  reportNotMet: [409, '实施情况不符合标准'],
  nothingToPay: [409, '没有一人符合结算条件', '请退回申报单位核对，或者不予结算。'],
})
