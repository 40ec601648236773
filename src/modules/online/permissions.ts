import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of online learning. */
export const ONLINE_PERMISSIONS = {
  'online.assign': '给本机构的班指定网课',
  'online.learn': '在线学习、计学时',
  'online.write': '编写网课',
  'online.platform': '申报、办理本单位的线上平台',
  'online.review': '初审、评估线上平台',
  'online.select': '决定线上平台遴选、评估和退出',
  'online.publish': '审核发布、下架网课',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof ONLINE_PERMISSIONS> {}
}
