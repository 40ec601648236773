import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of training programmes. */
export const PROGRAMMES_PERMISSIONS = {
  'programmes.apply': '申报、办理本单位的培训项目',
  'programmes.accept': '受理、核对培训项目',
  'programmes.sign': '签订学徒培养协议',
  'programmes.decide': '决定培训项目计划、预拨和结算',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof PROGRAMMES_PERMISSIONS> {}
}
