import { catalogue } from '../../kernel/verb/index.ts'

/** What quality supervision refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('visits', {
  noSuchExam: [404, '没有这场考试'],
  examOver: [409, '这场考试已经取消或者作废', '请另选一场考试。'],
  dayPast: [422, '督导日不能早于今天，也不能早于考试日'],
  visitPlanned: [409, '这场考试已经有一次督导在办', '请打开那一次督导。'],
  notAssignable: [409, '督导组不能这样组成'],
  leadNotAmong: [422, '组长要在督导组里'],
  drawDays: [422, '抽查的日子要在明天以后，止日不能早于起日'],
  noSuchFinding: [409, '这件疑点核查不在办，或者不涉及这家机构', '请核对疑点核查的办件号。'],
  noSuchVisit: [404, '没有这次督导'],
  notOnTeam: [403, '您不在这次督导的督导组里', '请问市局是谁去督导。'],
  notLead: [403, '只有督导组长能办', '请组长用自己的账号办理。'],
  notOpen: [409, '这次督导的检查已经结束'],
  notClosed: [409, '检查还没有结束', '请组长先结束检查。'],
  tooEarly: [409, '督导日还没有到'],
  stillOpen: [409, '还不能结束检查'],
  noSuchItem: [422, '检查表上没有这一项', '请重新取检查表。'],
  notApart: [409, '这一项现在没有不一致', '督导员可能已经改过，请刷新后再看。'],
  signedAlready: [403, '您已经签过名', '请另一位督导员签名。'],
  notOnTeamOut: [422, '督导组里没有这个人', '请照督导组填写证卡编号。'],
  noRedLine: [409, '没有查出红线问题，不能在督导里暂停发证', '要暂停这家机构发证的，请在机构页办理。'],
  visited: [403, '自己参加的督导由别人验收、决定'],
})
