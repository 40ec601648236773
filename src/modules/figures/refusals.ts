import { catalogue } from '../../kernel/verb/index.ts'

/** What figures refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('figures', {
  noSuchFigure: [404, '没有这个指标'],
  notGroupedSo: [400, '这个指标不这样分组'],
})
