import { catalogue } from '../verb/catalogue.ts'

/** What event refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('event', {
  notToRetry: [409, '升级前的任务不能重试', '请按所写内容补办，再写明原因关闭。'],
  stuckNoMore: [409, '这项工作已经不卡了', '可能已由同事重试或关闭，请刷新列表。'],
})
