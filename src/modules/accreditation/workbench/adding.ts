import { LEVEL_CHOICES } from '../../../kernel/value/level.ts'
import type { VerbAddress } from '../../../workbench/api/request.ts'
import type { Choice, Field } from '../../../workbench/kit/form/form-fields.ts'

/** What an organisation adds to its accreditation, or ends. */
export type Adding = 'examiner' | 'supervisor' | 'venue' | 'leaving'

interface Form {
  title: string
  submit: string
  verb: VerbAddress
  fields(districts: readonly Choice[]): readonly Field[]
}

const person = (card: string): Field[] => [
  { key: 'name', title: '姓名', kind: 'text', required: true, longest: 40 },
  { key: 'idNumber', title: '证件号码', kind: 'text', purpose: 'id-number', required: true },
  { key: 'card', title: '证卡编号', kind: 'text', required: true, longest: 30, hint: card },
  { key: 'cardFrom', title: '证卡有效期起', kind: 'day', required: true },
  { key: 'cardTo', title: '证卡有效期止', kind: 'day', required: true },
]

/** The forms of 本单位评价备案. */
export const ADDING: Readonly<Record<Adding, Form>> = {
  examiner: {
    title: '登记考评员',
    submit: '登记考评员',
    verb: 'POST /accreditation/examiners',
    fields: () => [
      ...person('证卡上的编号；能考几个职业的一个职业登记一次。'),
      { key: 'occupation', title: '能考的职业', kind: 'text', required: true, longest: 60 },
      {
        key: 'levels',
        title: '能考的等级',
        kind: 'choices',
        required: true,
        choices: LEVEL_CHOICES.map(({ value, text }) => ({
          value: value === 'special' ? value : Number(value),
          text,
        })),
      },
      {
        key: 'login',
        title: '评分用的账号',
        kind: 'text',
        longest: 60,
        hint: '本单位的阅卷考评员账号；用手机评实操的要填。',
      },
    ],
  },
  supervisor: {
    title: '登记质量督导员',
    submit: '登记质量督导员',
    verb: 'POST /accreditation/supervisors',
    fields: () => [
      ...person('形如 R12240001：R、省份 2 位、年份 2 位、序号 4 位。'),
      {
        key: 'login',
        title: '账号',
        kind: 'text',
        longest: 60,
        hint: '他去现场督导用的账号；没有的以后登记，登记以前不能派他督导。',
      },
    ],
  },
  venue: {
    title: '登记考点',
    submit: '登记考点',
    verb: 'POST /accreditation/venues',
    fields: (districts) => [
      { key: 'name', title: '考点名称', kind: 'text', required: true, longest: 60 },
      { key: 'district', title: '所在区', kind: 'choice', required: true, choices: districts },
      { key: 'address', title: '地址', kind: 'text', required: true, longest: 200, hint: '写到楼和房间。' },
      { key: 'places', title: '考位', kind: 'number', unit: '个', required: true },
      { key: 'equipment', title: '设备', kind: 'long-text', required: true, longest: 500 },
    ],
  },
  leaving: {
    title: '申请退出',
    submit: '提交退出申请',
    verb: 'POST /accreditation/mine/ending',
    fields: () => [
      {
        key: 'reason',
        title: '为什么退出',
        kind: 'long-text',
        required: true,
        longest: 300,
        hint: '公示期满后不能编新的考试计划，已经编的考完、发证以后备案终止。',
      },
    ],
  },
}
