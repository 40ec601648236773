import { catalogue } from '../verb/catalogue.ts'

/** What drafts refuse, in words, and what to do instead (错误目录). */
export const refusals = catalogue('draft', {
  noSuchFile: [404, '没有这个文件', '请重新选择文件。'],
  nobodysDraft: [403, '没有登录，不能保存草稿', '请先登录。'],
  tooManyDraftFiles: [409, (most) => `一份草稿最多存 ${most} 个文件`, '请先提交，再传其余的。'],
  tooManyFields: [400, '填写的项目太多'],
})
