import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of quality supervision. */
export const VISITS_PERMISSIONS = {
  'visits.plan': '安排质量督导、换督导员',
  'visits.walk': '现场督导、签督导报告',
  'visits.answer': '对督导报告说明情况、报整改',
  'visits.decide': '验收督导整改、决定怎么处理',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof VISITS_PERMISSIONS> {}
}
