import { catalogue } from '../verb/catalogue.ts'

/** What case refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('case', {
  answerMissing: [400, '请写明给异议人的答复'],
  badInput: [400, '填写的内容有误'],
  caseClosed: [409, '这一件已经办结'],
  claimedByColleague: [409, '这一件已由同事领办', '请先请同事转办。'],
  colleagueMayNot: [400, '这位同事不能办理这一件'],
  correctionsMissing: [400, '请一次列全需要补正的内容'],
  judgedInIt: [403, '这一件评价的是您办过的事', '经办人须回避，由没有办过的同事核实、答复。'],
  decidedAlready: [409, '这一件已经作出决定，还没有生效', '作出决定的人可以撤回；生效以后再看最新情况。'],
  doubtsOpen: [409, '还有疑点没有逐条确认', '请打开办件，把每一处疑点看过并勾选，再作决定。'],
  movedMeanwhile: [409, '这一件刚被别人办理过'],
  noObjection: [409, '这一件不是公示异议', '只有异议才有异议人的联系方式。'],
  noSuchCase: [404, '没有这个办件', '请核对办件号。'],
  noSuchNotice: [404, '没有这则公示'],
  noSuchStep: [404, '没有这一步骤'],
  notYourPost: [403, '您的岗位不能办理此事'],
  notYourTurn: [403, '这一件现在不由您的岗位办理'],
  noteMissing: [400, '请填写意见'],
  nothingToFill: [400, '这一步不用填写内容'],
  nothingToReplay: [409, '这一件没有可以重算的决定'],
  noticeOver: [409, '公示期已满'],
  realAlready: [409, '这个决定已经生效，不能撤回', '请看办件的最新情况；办错了的，按办件上能办的步骤更正。'],
  reasonMissing: [400, '请选择理由'],
  seesNoCases: [403, '您的岗位不看办件', '管理员岗位不办理业务，也不查看业务办件。'],
})
