import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of subsidies. */
export const SUBSIDY_PERMISSIONS = {
  'subsidy.confirm': '确认收款账户',
  'subsidy.accept': '受理补贴申领',
  'subsidy.decide': '决定补贴申领',
  'subsidy.summarise': '汇总技能提升补贴',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof SUBSIDY_PERMISSIONS> {}
}
