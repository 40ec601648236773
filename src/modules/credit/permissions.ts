import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of credit. */
export const CREDIT_PERMISSIONS = {
  'credit.record': '登记信用信息、告知初评、记检查',
  'credit.decide': '复核信用信息、决定异议和修复',
  'credit.organise': '开始年度信用评价',
  'credit.answer': '对本单位的信用评价提异议、申请修复',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof CREDIT_PERMISSIONS> {}
}
