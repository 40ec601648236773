import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the accreditation of assessment organisations. */
export const ACCREDITATION_PERMISSIONS = {
  'accreditation.apply': '申报、办理本单位的评价机构备案',
  'accreditation.accept': '受理评价机构备案、办理年度检查和退出',
  'accreditation.review': '评审认定方案',
  'accreditation.decide': '决定评价机构备案、年度检查和退出',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof ACCREDITATION_PERMISSIONS> {}
}
