import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of training. */
export const TRAINING_PERMISSIONS = {
  'training.file': '报开班',
  'training.teach': '组织授课、考勤、结业',
  'training.attend': '上课签到',
  'training.accept': '受理开班备案',
  'training.decide': '决定开班备案',
  'training.supervise': '登记查实违规',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof TRAINING_PERMISSIONS> {}
}
