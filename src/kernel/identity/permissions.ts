import type { Duty } from './roles.ts'

/** A permission's Chinese title; with its duties where it is not the business's alone. */
export type PermissionEntry = string | { title: string; duties: readonly Duty[] }

/** What can be permitted by name (权限): the kernel's here, each module's in its own permissions.ts. */
export type Permissions = Readonly<Record<string, PermissionEntry>>

/** What the kernel itself permits. Which post holds it, the city says in posts.yaml. */
export const KERNEL_PERMISSIONS = {
  'my.read': '查看本人事项',
  'cases.read': '查看辖区办件',
  'messages.tell': '当面告知办件消息',
  'objections.decide': '处理公示异议',
  'reexaminations.propose': '提出复查意见',
  'reexaminations.decide': '决定复查',
  'audit.read': { title: '查看审计日志', duties: ['business', 'audit-admin'] },
  'audit.verify': { title: '核验审计链', duties: ['audit-admin'] },
  'accounts.manage': { title: '管理账号', duties: ['system-admin'] },
  'grants.manage': { title: '管理授权', duties: ['security-admin'] },
  'sessions.revoke': { title: '强制下线', duties: ['security-admin'] },
  'system.repair': { title: '处理卡住的工作', duties: ['system-admin'] },
} as const satisfies Permissions

/**
 * Every permission that there is. A module adds its own names to it, so that the compiler knows a permission that nobody
 * has named: `declare module '…/identity/permissions.ts' { interface Permitted extends Named<typeof POLICY_PERMISSIONS> {} }`
 */
export interface Permitted extends Named<typeof KERNEL_PERMISSIONS> {}

/** A table of permissions as names alone. */
export type Named<T> = { readonly [name in keyof T]: true }

export type Permission = keyof Permitted

/** What a permission is called. */
export const permissionTitle = (entry: PermissionEntry): string =>
  typeof entry === 'string' ? entry : entry.title

/** Whose duty it can be. */
export const dutiesOf = (entry: PermissionEntry): readonly Duty[] =>
  typeof entry === 'string' ? ['business'] : entry.duties
