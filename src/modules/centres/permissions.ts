import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of enterprise training centres. */
export const CENTRES_PERMISSIONS = {
  'centres.apply': '申报、办理本单位的企业培训中心',
  'centres.recommend': '推荐、评估企业培训中心',
  'centres.review': '审核企业培训中心材料、提出取消',
  'centres.inspect': '实地复核企业培训中心',
  'centres.decide': '决定企业培训中心命名、评估和取消',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof CENTRES_PERMISSIONS> {}
}
