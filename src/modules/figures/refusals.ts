import { catalogue } from '../../kernel/verb/index.ts'

/** What figures refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('figures', {
  noSuchFigure: [404, '没有这个指标'],
  noSuchPublication: [404, '没有这一期'],
  notGroupedSo: [400, '这个指标不这样分组'],
  publishedAlready: [409, '这一期已经发布过', '已发布的数不能改，请换一个名称另发一期。'],
  notCounted: [409, '有指标正在从头计数', '数还不完整，请过几分钟再发布。'],
  behind: [409, '有办件等了一分钟还没有计入', '后台任务可能没有在运行，请系统管理员查看后再发布。'],
})
