import { catalogue } from '../../kernel/verb/index.ts'

/** What enrolment refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('enrolment', {
  asProvider: [403, '请用培训机构的账号办理'],
  asOneself: [403, '请用本人账号报名'],
  mayNotAnnounce: [422, '现在不能发布这个招生'],
  noSuchOffer: [404, '没有这个招生班', '可能地址写错了，请回列表找。'],
  sameOffer: [422, '比较要选两个不同的班'],
  notYours: [403, '这不是本机构的招生'],
  closed: [409, '报名已经截止', '请看别的班，或者直接问机构什么时候再开。'],
  signedUp: [409, '您已经报了这个班', '在“我的报名”里看进度，也可以退出。'],
  alreadyEnded: [409, '这个招生已经结束'],
  noSuchClass: [422, '没有这个班次', '请填本机构已经备案的班次的备案号，形如 KB-2026-120116-000001。'],
  otherClass: [422, '这个班次和招生的职业、等级不同', '请核对备案号；教的不是同一个职业或等级，请另行招生。'],
  otherRoster: [
    422,
    '这个班次的名册上没有一个您录取的人',
    '可能填了别的班的备案号；确实另选了学员的，先把录取的人改为不录取，再登记。',
  ],
  nobodyAdmitted: [409, '还没有录取的人', '先在报名名单里答复，再下载名册。'],
})
