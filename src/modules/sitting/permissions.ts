import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of sittings. */
export const SITTING_PERMISSIONS = {
  'sitting.arrange': '安排机考场次、收卷评分',
  'sitting.invigilate': '机考监考',
  'sitting.decide': '主监考：延时、救援文件、收卷',
  'sitting.mark': '评阅主观题',
  'sitting.appeal': '查看成绩、申请成绩复核',
  'sitting.assign-appeal': '指派复评的考评员',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof SITTING_PERMISSIONS> {}
}
