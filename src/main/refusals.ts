import { catalogue } from '../kernel/verb/index.ts'

/** What main refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('main', {
  noSuchDataset: [404, '没有这个数据文件', '文件列在 /open-data。'],
  noSuchPage: [404, '没有这个页面', '地址可能写错了，也可能页面已经不在。可以从首页或搜索重新找。'],
  noSuchTourStep: [404, '没有这一步'],
  noSuchVerb: [404, '没有这个接口'],
})
