import { wording } from '../../../kernel/decision/wording.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How the settlement for one person (按人结算) speaks. */

const EMPLOYED = { here: '在申报企业就业', elsewhere: '在别的单位就业', none: '没有就业登记' } as const
export type Employed = keyof typeof EMPLOYED

export const DONE = wording<[by: 'completion' | 'certificate', done: boolean]>('programmes.head-done', {
  found: ([by, done]) => `${done ? '有' : '没有'}${by === 'completion' ? '结业' : '取得证书'}`,
  needed: ([by]) => (by === 'completion' ? '班里结业' : '取得本职业本等级证书'),
  next: ([by]) => (by === 'completion' ? '没有结业的不结算' : '取得证书以后再结算'),
})

export const ATTENDED = wording<[has: number, least: number]>('programmes.head-hours', {
  found: ([has]) => `实到 ${has} 课时`,
  needed: ([, least]) => `集中授课不少于 ${least} 课时`,
  next: '课时不够的不结算',
})

export const AT_START = wording<[is: Employed, asked: 'employed-here' | 'not-employed']>(
  'programmes.head-at-start',
  {
    found: ([is]) => `开始时${EMPLOYED[is]}`,
    needed: ([, asked]) => (asked === 'employed-here' ? '开始时在申报企业就业' : '开始时没有就业'),
    next: '登记有误的请先更正登记',
  },
)

export const STILL = wording<[is: Employed]>('programmes.head-still', {
  found: ([is]) => `现在${EMPLOYED[is]}`,
  needed: '现在仍在申报企业就业',
  next: '已经离开的不结算；登记有误的请先更正登记',
})

export const HIRED = wording<[on: CivilDate | null, until: CivilDate]>('programmes.head-hired', {
  found: ([on]) => (on === null ? '没有查到在本市就业' : `${formatDay(on)}在本市就业`),
  needed: ([, until]) => `${formatDay(until)}以前在本市就业`,
  next: '限期内没有就业的不结算',
})

export const HIRED_YET = wording<[until: CivilDate, registeredBy: CivilDate]>('programmes.head-hired-yet', {
  found: '还没有查到在本市就业',
  needed: ([until]) => `${formatDay(until)}以前在本市就业`,
  next: ([, registeredBy]) => `就业登记查到以后再结算，等登记到 ${formatDay(registeredBy)}`,
})

export const NOT_EXCLUDED = wording<[why: string | null]>('programmes.head-excluded', {
  found: ([why]) => why ?? '没有不补的情形',
  needed: '不是在校初高中生，没有退休，没有查实违规，人口状态正常',
  next: '登记有误的请先更正登记',
})

export const WORTH = wording<[each: number, held: number, planned: number, advance: number, left: number]>(
  'programmes.head-worth',
  {
    found: ([each, held, planned, advance, left]) =>
      [
        held < planned
          ? `每人 ${formatYuan(each as Fen)} 元，计划 ${planned} 课时、完成 ${held} 课时，按比例`
          : `每人 ${formatYuan(each as Fen)} 元`,
        ...(advance > 0 ? [`扣去预拨 ${formatYuan(advance as Fen)} 元`] : []),
        `应付 ${formatYuan(left as Fen)} 元`,
      ].join('，'),
  },
)
