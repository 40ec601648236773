import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of ratings and of what people write. */
export const FEEDBACK_PERMISSIONS = {
  'feedback.rate': '评价办理情况',
  'feedback.check': '核实、答复差评',
  'feedback.discount': '认定误评、恶意差评',
  'feedback.answer': '答复咨询建议、网站找错',
  'feedback.publish': '审核公开问答',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof FEEDBACK_PERMISSIONS> {}
}
