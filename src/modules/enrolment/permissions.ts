import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of enrolment. */
export const ENROLMENT_PERMISSIONS = {
  'enrolment.announce': '发布招生、答复报名',
  'enrolment.sign-up': '报名参加培训',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof ENROLMENT_PERMISSIONS> {}
}
