import { catalogue } from '../../kernel/verb/index.ts'

/** What the skill passport refuses, in words, and what to do instead (错误目录). */
export const refusals = catalogue('passport', {
  verifyIdentityFirst: [403, '请先完成实名认证', '护照里是本人的证书、获奖、荣誉和培训，实名以后才看得到。'],
  noSuchLink: [404, '没有这个护照链接', '请核对链接是否完整，或请本人重新分享。'],
  linkOver: [410, '护照链接已到期或已收回', '请本人在“技能护照”里重新分享一个链接。'],
  tooManyLinks: [409, (given) => `最多同时分享 ${given} 个链接`, '请先收回不用的链接。'],
})
