import { catalogue } from '../verb/catalogue.ts'

/** What the list of work refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('work', {
  tooManyViews: [409, '常用视图已经有 12 个', '请先删去不用的，再保存这一个。'],
})
