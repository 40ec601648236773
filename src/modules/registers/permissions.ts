import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of what registers say. */
export const REGISTERS_PERMISSIONS = {
  'facts.read': '查看人员登记信息',
  'facts.record': '登记人员信息',
  'facts.correct': '决定登记信息更正',
  'registers.read': '查看登记数据来源',
  'system.connect': { title: '接通登记数据', duties: ['system-admin'] },
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof REGISTERS_PERMISSIONS> {}
}
