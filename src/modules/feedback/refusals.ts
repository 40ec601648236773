import { catalogue } from '../../kernel/verb/index.ts'

/** What is refused of ratings and letters, in words, and what to do instead (错误目录). */
export const refusals = catalogue('feedback', {
  alreadyRated: [409, '这一件已经评价过', '一件只评价一次，可以撤回。'],
  noSuchRating: [404, '没有这条评价', '请从“我的评价”里选。'],
  noSuchService: [404, '没有这个办事事项', '请从办事大厅里选。'],
  notForThePublic: [422, '问答里有不能公开的内容'],
  notOver: [409, '这一件还没有办结', '办结以后再评价。'],
  notRated: [409, '这一类办件不评价', '可以在“咨询建议”里写。'],
  notYours: [403, '只有办件的当事人可以评价'],
  tooLate: [409, '已经过了评价的日子', '可以在“咨询建议”里写。'],
  wordsMissing: [400, '请写一句哪里不满意'],
})
