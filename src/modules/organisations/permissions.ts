import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of what concerns organisations. */
export const ORGANISATIONS_PERMISSIONS = {
  'organisation.read': '查看本单位资料',
  'organisation.venues': '登记本单位教学场地和设备',
  'organisation.answer': '对本单位的监管措施提意见',
  'organisations.manage': '维护机构名录、提出监管事项',
  'organisations.decide': '决定机构监管事项',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof ORGANISATIONS_PERMISSIONS> {}
}
