import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of what concerns people. */
export const PEOPLE_PERMISSIONS = {
  'identity.reveal': '查看完整证件号码',
  'people.look-up': '按姓名或证件号码查人',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof PEOPLE_PERMISSIONS> {}
}
