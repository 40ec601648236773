import { catalogue } from '../../kernel/verb/index.ts'

/** What the notices board refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('news', {
  noReason: [422, '请选撤下的原因'],
  noSuchArticle: [404, '没有这篇动态', '可能地址写错了，请回列表找。'],
  noSuchDraft: [404, '没有这份稿件'],
  notForThePublic: [422, '稿件里有不能公开的内容'],
})
