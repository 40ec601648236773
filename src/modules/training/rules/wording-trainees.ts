import { wording } from '../../../kernel/decision/wording.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How the rules on a roster speak (学员名册): they name its rows only. */

export const ROSTER = wording<[count: number]>('training.roster', {
  found: ([count]) => `${count}人`,
  needed: '有学员名册',
  next: '请导入学员名册',
})

export const NOT_A_PUPIL = wording<[row: number]>('training.not-a-pupil', {
  found: ([row]) => `名册第${row}行：初级或高级中学在校生`,
  needed: '不是初级、高级中学在校生',
  next: '请从名册中去掉这名学员',
})

export const NOT_RETIRED = wording<[row: number]>('training.not-retired', {
  found: ([row]) => `名册第${row}行：已到退休年龄或已领养老金`,
  needed: '未到退休年龄，未领养老金',
  next: '请从名册中去掉这名学员；登记有误的，请本人到区人社局更正',
})

export const ALIVE = wording<[row: number]>('training.alive', {
  found: ([row]) => `名册第${row}行：登记显示已死亡`,
  needed: '在世',
  next: '请核对身份证号，从名册中去掉这名学员',
})

export const FREE = wording<[row: number]>('training.not-in-custody', {
  found: ([row]) => `名册第${row}行：登记显示在押或服刑`,
  needed: '开班日能参加培训',
  next: '请从名册中去掉这名学员；登记有误的，请本人到区人社局更正',
})

export const GROUP_AS_REGISTERED = wording<[row: number, contradiction: string]>(
  'training.group-as-registered',
  {
    found: ([row, contradiction]) => `名册第${row}行：${contradiction}`,
    needed: '人员类别与登记不矛盾',
    next: '请更正人员类别；登记有误的，请本人先到登记部门更正',
  },
)

export const ONE_CLASS_AT_A_TIME = wording<[row: number, from: CivilDate, to: CivilDate, number: string]>(
  'training.one-class-at-a-time',
  {
    found: ([row, from, to, number]) => `名册第${row}行：${formatDay(from)}至${formatDay(to)}已在${number}班`,
    needed: '同一时间只在一个补贴培训班',
    next: '请从名册中去掉这名学员，或者等他原来的班结束以后再开课',
  },
)

export const TRAINEES = wording<[count: number]>('training.trainees', {
  found: ([count]) => `${count}人都符合条件`,
  needed: '学员都可以参加',
})
