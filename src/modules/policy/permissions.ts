import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the policy library. */
export const POLICY_PERMISSIONS = {
  'policy.edit': '编辑政策文件',
  'policy.review': '审核政策文件',
  'policy.sign': '签发政策文件',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof POLICY_PERMISSIONS> {}
}
