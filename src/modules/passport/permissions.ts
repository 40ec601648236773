import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the skill passport. */
export const PASSPORT_PERMISSIONS = {
  'passport.share': '分享本人技能护照',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof PASSPORT_PERMISSIONS> {}
}
