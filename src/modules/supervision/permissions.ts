import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of supervision. */
export const SUPERVISION_PERMISSIONS = {
  'supervision.read': '查看疑点清单',
  'supervision.check': '领办、核实疑点，跟办监督措施',
  'supervision.decide': '定性疑点、决定监督措施',
  'supervision.draw': '抽查前承诺秘密、抽查后开启',
  'supervision.answer': '对本单位的疑点陈述申辩、报整改',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof SUPERVISION_PERMISSIONS> {}
}
