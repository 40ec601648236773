import { catalogue } from '../../kernel/verb/index.ts'

/** What policy refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('policy', {
  badQuestions: [422, '问答的写法有误'],
  daysOutOfOrder: [422, '日期前后不对'],
  draftOfDocument: [409, '这份文件已有一份草案', '请接着改那一份，或者先撤回它，再装入新的。'],
  draftWithdrawn: [409, '这份草案已经撤回'],
  fileNotReadable: [422, '文件不能装入'],
  noSuchArticle: [404, '草案里没有这一条'],
  noSuchDocument: [404, '没有这份文件'],
  noSuchDraft: [404, '没有这份草案', '可能已经撤回，请回列表查看。'],
  noSuchOriginal: [404, '没有这一版的原件'],
  noSuchVersion: [404, '没有这一版'],
  notYourDocument: [403, '您的岗位不经办政策文件', '已发布的原件在公开的文件页下载。'],
  noText: [422, '没有正文'],
  partChanged: [
    409,
    (given) => `${given}刚改过这里`,
    '您写的还在。下面是对方改成的文字，对照后可以再保存一次，以您的为准。',
  ],
})
