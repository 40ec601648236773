import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the notices board. */
export const NEWS_PERMISSIONS = {
  'news.write': '编写品牌动态',
  'news.check': '校核品牌动态',
  'news.publish': '发布、撤下品牌动态',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof NEWS_PERMISSIONS> {}
}
