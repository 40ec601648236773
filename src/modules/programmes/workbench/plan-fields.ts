import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import { fen, formatYuan, parseYuan } from '../../../kernel/value/money.ts'
import type { Field, Values } from '../../../workbench/kit/form/form-fields.ts'
import { COURSES } from '../kinds.ts'

/** What the standard of a kind says, by what it is called. */
export type Limits = Readonly<Record<string, string>>

/** The partner that a plan names already, so that its name is shown and not its code. */
export interface PartnerNow {
  code: string
  name: string
}

/** What a plan is filled in with: each field says what the standard of its kind allows, and the sum of the plan is reckoned along. */
export const planFields = (values: Values, limits: Limits, partner?: PartnerNow): readonly Field[] => [
  {
    key: 'name',
    title: '项目名称',
    kind: 'text',
    required: true,
    longest: 60,
    hint: '写明教什么、教谁，例如：焊工岗位技能提升（一车间）。',
    section: '教什么',
  },
  ...taughtFields(limits),
  ...(limits.合作机构 === undefined
    ? []
    : [
        {
          key: 'partnerCode',
          title: '合作机构',
          kind: 'lookup',
          required: limits.合作机构 === '要有',
          verb: '/organisations',
          option: ({ creditCode, name }: { creditCode: string; name: string }) => ({
            value: creditCode,
            text: name,
          }),
          ...(partner ? { now: { value: partner.code, text: partner.name } } : {}),
          hint: limits.合作机构 === '要有' ? '从机构名录里选。' : '从机构名录里选；没有的不填。',
        } satisfies Field,
      ]),
  {
    key: 'heads',
    title: '计划人数',
    kind: 'number',
    unit: '人',
    required: true,
    section: '多少人、多少课时',
    ...saying('标准', limits.人数),
  },
  {
    key: 'hours',
    title: '集中授课',
    kind: 'number',
    unit: '课时',
    required: true,
    ...saying('标准', limits.集中授课),
  },
  {
    key: 'onlineHours',
    title: '其中线上',
    kind: 'number',
    unit: '课时',
    required: true,
    hint: `没有填 0${limits.线上 ? `；标准：${limits.线上}` : ''}。`,
  },
  {
    key: 'startsOn',
    title: '开始日期',
    kind: 'day',
    required: true,
    section: '什么时候，多少钱',
    ...saying('期限', limits.期限),
  },
  { key: 'endsOn', title: '结束日期', kind: 'day', required: true },
  {
    key: 'amountEach',
    title: '每人金额',
    kind: 'money',
    required: true,
    hint: [limits.每人最多 && `标准：最多 ${limits.每人最多}`, totalOf(values)].filter(Boolean).join('；'),
  },
]

/** A course of the city's list, or an occupation with its level. */
const taughtFields = (limits: Limits): readonly Field[] =>
  limits[COURSES] === undefined
    ? [
        {
          key: 'occupation',
          title: '职业（工种）',
          kind: 'lookup',
          required: true,
          verb: '/occupations',
          option: ({ name }: { name: string }) => ({ value: name, text: name }),
          hint: '从职业分类大典里选。',
        },
        { key: 'level', title: '等级', kind: 'choice', required: true, choices: LEVEL_CHOICES },
      ]
    : [
        {
          key: 'occupation',
          title: '课程',
          kind: 'choice',
          required: true,
          choices: limits[COURSES].split('、').map((name) => ({ value: name, text: name })),
          hint: '从市里公布的课程里选；上课的班报同一门课。',
        },
      ]

const saying = (label: string, text: string | undefined): { hint?: string } =>
  text === undefined ? {} : { hint: `${label}：${text}。` }

/** What all of it comes to, while one types. */
export function totalOf({ heads, amountEach }: Values): string {
  const people = Number(heads)
  const each = parseYuan(String(amountEach ?? ''))
  if (!Number.isInteger(people) || people < 1 || people > 10_000 || !each.valid)
    return '填了人数和金额，这里算出合计'
  return `${people} 人 × ${formatYuan(each.value)} 元 = 合计 ${formatYuan(fen(each.value * people))} 元，按完成的人结算`
}
