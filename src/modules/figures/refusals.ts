import { catalogue } from '../../kernel/verb/index.ts'

/** What figures refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('figures', {
  noSuchFigure: [404, '没有这个指标'],
  noSuchPublication: [404, '没有这一期'],
  notGroupedSo: [400, '这个指标不这样分组'],
  publishedAlready: [409, '这一期已经发布过', '已发布的数不能改，请换一个名称另发一期。'],
  stillCounting: [409, '还有办件正在计入', '几秒之后再发布，数才是完整的。'],
})
