/** Why somebody asks for a paper (申领、补发原因). */
export const CAUSES = {
  first: '申领纸质证书',
  lost: '补发：原证遗失',
  damaged: '补发：原证损坏',
} as const
export type Cause = keyof typeof CAUSES

/** How it comes to its holder. */
export const DELIVERIES = { collect: '到发证机构领取', post: '邮寄' } as const
export type Delivery = keyof typeof DELIVERIES

/** Why a paper is void (作废原因), as whoever verifies it reads it. */
export const VOIDS = {
  lost: '持证人申报遗失',
  damaged: '持证人申报损坏',
  misprinted: '印坏',
  unclaimed: '没有人领取',
  changed: '证书已更正或撤销',
} as const
export type Void = keyof typeof VOIDS

/** Who collected it. */
export const COLLECTORS = { holder: '持证人本人', proxy: '受托人' } as const
/** How that was checked (核验方式). */
export const CHECKS = {
  'identity-card': '查看身份证件原件',
  'electronic-card': '扫电子社保卡',
  'letter-and-cards': '查看委托书和双方身份证件',
} as const

/** Why the post brought it back. */
export const RETURNS = {
  address: '地址不对或写得不全',
  absent: '收件人不在、电话不通',
  refused: '拒收',
} as const
