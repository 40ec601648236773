import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of practical papers. */
export const PRACTICAL_PERMISSIONS = {
  'practical.arrange': '编评分表、安排实操考核',
  'practical.confirm-sheet': '确认评分表',
  'practical.mark': '实操评分，任组长时裁定、结束评分',
  'practical.type': '录入纸质评分表',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof PRACTICAL_PERMISSIONS> {}
}
