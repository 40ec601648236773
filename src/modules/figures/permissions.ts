import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of figures. */
export const FIGURES_PERMISSIONS = {
  'figures.read': '查看指标',
  'figures.publish': '发布指标',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof FIGURES_PERMISSIONS> {}
}
