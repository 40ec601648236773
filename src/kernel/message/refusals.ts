import { catalogue } from '../verb/catalogue.ts'

/** What message refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('message', {
  nothingToTell: [404, '没有这条要告知的消息', '可能本人已经看过，或同事已经告知。请刷新列表。'],
})
