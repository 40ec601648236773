import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the bank of questions. */
export const BANK_PERMISSIONS = {
  'bank.write': '命题',
  'bank.export': '导出本机构的题目和答案',
  'bank.check': '审题',
  'bank.publish': '发布、停用试题',
  'bank.plan-paper': '安排理论试卷',
  'bank.draw-paper': '组卷、封卷',
  'bank.hold-share': '保管试卷分片、开卷',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof BANK_PERMISSIONS> {}
}
