import { wording } from '../../../kernel/decision/wording.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'

/** How the plan of a training programme (培训项目计划) speaks. */

const yuan = (amount: number): string => `${formatYuan(amount as Fen)} 元`

export const PUBLISHED = wording<[kind: string]>('programmes.programme-standard', {
  found: ([kind]) => `没有查到现行的${kind}标准`,
  needed: '有现行的标准',
  next: '标准补充后再报',
})

export const APPLICANT = wording<[fits: boolean]>('programmes.programme-applicant', {
  found: ([fits]) => (fits ? '单位类别符合' : '单位类别不在申报范围里'),
  needed: '属于可以申报的单位类别',
  next: '单位类别有误的请联系登记岗',
})

const PARTNER_ASKED = {
  none: '不填合作机构',
  optional: '可以有合作机构，也可以自己办',
  required: '有合作的培训机构',
}

export const PARTNER = wording<[asked: 'none' | 'optional' | 'required', has: boolean]>(
  'programmes.programme-partner',
  {
    found: ([, has]) => (has ? '有合作机构' : '没有合作机构'),
    needed: ([asked]) => PARTNER_ASKED[asked],
    next: ([asked]) => (asked === 'required' ? '请填合作机构的统一社会信用代码' : '请清空合作机构'),
  },
)

export const HEADS = wording<[has: number, least: number, most: number]>('programmes.programme-heads', {
  found: ([has]) => `计划 ${has} 人`,
  needed: ([, least, most]) => `${least} 至 ${most} 人`,
  next: '请调整人数，超出的另报一个项目',
})

export const TERM = wording<[months: number]>('programmes.programme-term', {
  needed: ([months]) => `从开始到结束不超过 ${months} 个月`,
  next: '请缩短期限，或者分期申报',
})

export const HOURS = wording<[has: number, least: number]>('programmes.programme-hours', {
  found: ([has]) => `集中授课 ${has} 课时`,
  needed: ([, least]) => `不少于 ${least} 课时`,
  next: '请补足集中授课的课时',
})

export const ONLINE = wording<[online: number, most: number, percent: number]>(
  'programmes.programme-online',
  {
    found: ([online]) => `线上 ${online} 课时`,
    needed: ([, most, percent]) => `线上不超过 ${most} 课时（集中授课的 ${percent}%）`,
    next: '请把多出的线上课改为线下',
  },
)

export const VIDEO = wording<[video: number, least: number, percent: number]>('programmes.programme-video', {
  found: ([video]) => `录像 ${video} 课时`,
  needed: ([, least, percent]) => `录像不少于 ${least} 课时（集中授课的 ${percent}%）`,
  next: '请补齐授课录像',
})

export const AMOUNT = wording<[each: number, most: number]>('programmes.programme-amount', {
  found: ([each]) => `每人 ${yuan(each)}`,
  needed: ([, most]) => `每人不超过 ${yuan(most)}`,
  next: '请把每人金额调到上限以内',
})

export const PAPERS = wording<[has: number, names: string]>('programmes.programme-papers', {
  found: ([has]) => `附了 ${has} 份材料`,
  needed: ([, names]) => `附齐：${names}`,
  next: '请在办件里上传材料',
})

export const DONE_HEADS = wording<[done: number, planned: number]>('programmes.programme-done', {
  found: ([done]) => `完成 ${done} 人`,
  needed: ([, planned]) => `不超过计划的 ${planned} 人`,
  next: '超出计划的人不结算，请核对计入项目的班',
})
