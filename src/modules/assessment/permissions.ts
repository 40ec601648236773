import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of assessment. */
export const ASSESSMENT_PERMISSIONS = {
  'assessment.apply': '报名考级',
  'assessment.plan': '编制考试计划',
  'assessment.admit': '审核报名资格',
  'assessment.mark': '录入成绩',
  'assessment.publish': '公布成绩、上报证书',
  'assessment.declare': '申报回避',
  'assessment.ask-recusal': '申请考务人员回避',
  'assessment.decide-recusal': '决定考务人员回避',
  'assessment.read': '查看考试档案',
  'assessment.void': '提出作废考试',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof ASSESSMENT_PERMISSIONS> {}
}
