import { catalogue } from '../../kernel/verb/index.ts'

/** What catalogue refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('catalogue', {
  badEdit: [422, '不能这样改'],
  draftChanged: [409, '同事刚改过这份草案'],
  draftOfEdition: [409, '这个版本号已有一份草案', '请先撤回那一份，或换一个版本号。'],
  draftWithdrawn: [409, '这份草案已经撤回'],
  editionTaken: [409, '这个版本号已经发布过'],
  editionsOverlap: [409, '与另一个版本同日有效'],
  noCatalogueThen: [404, (given) => `${given} 没有施行中的目录`],
  noCatalogueToday: [404, '今天没有施行中的目录'],
  noEvidence: [404, '这个职业还没有证据'],
  noMethodInForce: [409, '今天没有施行中的测算方法', '请先公布紧缺程度测算方法。'],
  noSuchDraft: [404, '没有这份草案', '请核对目录的办件号。'],
  noSuchEdition: [404, '没有这一版目录', '请从历次目录里选择。'],
  nothingReviewed: [409, '还没有评审过的职业', '请先导入证据并评审。'],
  nothingToContinue: [409, '没有可以承接的现行目录'],
  proposalChanged: [409, '测算结果已经变了'],
  proposalsWaiting: [409, (given) => `还有 ${given} 个改类建议没有评审`],
  sameAsProposed: [422, '与测算建议相同'],
  startsBeforeToday: [422, '施行日不能早于今天'],
  startsInPast: [409, '施行日已经过去', '目录不能追溯以前的日子，请撤回后改施行日。'],
})
