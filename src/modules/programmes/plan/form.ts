import { z } from 'zod'
import { money } from '../../../kernel/case/index.ts'
import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { Day, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { KindShape, PROGRAMME_KINDS } from '../kinds.ts'

const lessons = (title: string, least: number) =>
  z
    .number('请填数字')
    .int('请填整数')
    .min(least, `至少 ${least} 课时`)
    .max(2000)
    .meta({ title, unit: '课时' })

/** What a plan says (计划内容). The fields stand once: for the form, its corrections and its checks. */
const PLAN_FIELDS = {
  name: z.string().trim().min(2, '请填写项目名称').max(60).meta({ title: '项目名称' }),
  partnerCode: z
    .string()
    .trim()
    .max(18)
    .default('')
    .meta({ title: '合作机构统一社会信用代码', description: '没有合作机构的不填' }),
  occupation: OccupationName.meta({
    title: '职业（工种）或课程',
    description: '按职业分类大典的名称；安全、创业培训按课程目录的名称',
  }),
  /** Not asked of a course, which has none. */
  level: LevelText.optional().meta({
    title: '等级',
    choices: Object.fromEntries(LEVEL_CHOICES.map(({ value, text }) => [value, text])),
  }),
  heads: z
    .number('请填数字')
    .int('请填整数')
    .min(1, '至少1人')
    .max(10_000)
    .meta({ title: '计划人数', unit: '人' }),
  hours: lessons('集中授课', 1),
  onlineHours: lessons('其中线上', 0),
  amountEach: money('每人金额'),
  startsOn: Day.meta({ title: '开始日期' }),
  endsOn: Day.meta({ title: '结束日期' }),
} as const

/** A plan that is put right. */
export const ChangedPlan = z.strictObject(PLAN_FIELDS)
export type ChangedPlan = z.output<typeof ChangedPlan>

/** A plan as it is filed. */
export const PlanForm = z.strictObject({
  kind: KindShape.meta({ title: '培训种类', choices: PROGRAMME_KINDS }),
  ...PLAN_FIELDS,
})
export type PlanForm = z.output<typeof PlanForm>
