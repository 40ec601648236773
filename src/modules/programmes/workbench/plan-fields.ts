import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'

/** What a plan is filled in with, as it is filed and as it is put right. */
export const PLAN_FIELDS: readonly Field[] = [
  { key: 'name', title: '项目名称', kind: 'text', required: true, longest: 60 },
  {
    key: 'partnerCode',
    title: '合作机构统一社会信用代码',
    kind: 'text',
    purpose: 'credit-code',
    required: false,
    hint: '没有合作机构的不填。',
  },
  {
    key: 'occupation',
    title: '职业（工种）',
    kind: 'text',
    required: true,
    longest: 60,
    hint: '按职业分类大典的名称。',
  },
  { key: 'level', title: '等级', kind: 'choice', required: true, choices: LEVEL_CHOICES },
  { key: 'heads', title: '计划人数', kind: 'number', unit: '人', required: true },
  { key: 'hours', title: '集中授课', kind: 'number', unit: '课时', required: true },
  { key: 'onlineHours', title: '其中线上', kind: 'number', unit: '课时', required: true, hint: '没有填0。' },
  { key: 'amountEach', title: '每人金额', kind: 'money', required: true, hint: '不超过标准的上限。' },
  { key: 'startsOn', title: '开始日期', kind: 'day', required: true },
  { key: 'endsOn', title: '结束日期', kind: 'day', required: true },
]
