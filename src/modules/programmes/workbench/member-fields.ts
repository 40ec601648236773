import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import type { Term } from '../kinds.ts'

/** What is filled in of one who is named. */
export const NAME_FIELDS: readonly Field[] = [
  { key: 'name', title: '姓名', kind: 'text', required: true, longest: 30 },
  { key: 'idNumber', title: '身份证号', kind: 'text', purpose: 'id-number', required: true },
  { key: 'phone', title: '手机号', kind: 'text', purpose: 'phone', required: true },
  { key: 'post', title: '学徒岗位', kind: 'text', required: true, longest: 30 },
  { key: 'mentor', title: '企业导师', kind: 'text', required: true, longest: 30 },
  {
    key: 'partnerMentor',
    title: '机构导师',
    kind: 'text',
    required: false,
    longest: 30,
    hint: '没有合作机构的不填。',
  },
  { key: 'contractFrom', title: '劳动合同开始', kind: 'day', required: true },
  { key: 'contractTo', title: '劳动合同结束', kind: 'day', required: true },
]

/** What is filled in to change a term. */
export const termFields = (term: Term): readonly Field[] =>
  term === 'contract'
    ? [
        { key: 'from', title: '劳动合同开始', kind: 'day', required: true },
        { key: 'to', title: '劳动合同结束', kind: 'day', required: true },
      ]
    : term === 'phone'
      ? [{ key: 'value', title: '手机号', kind: 'text', purpose: 'phone', required: true }]
      : [{ key: 'value', title: '改成', kind: 'text', required: true, longest: 30 }]
