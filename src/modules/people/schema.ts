import { z } from 'zod'
import type { CivilDate } from '../../kernel/value/civil-date.ts'

/** How far a source can be trusted (国办函〔2016〕108号): A 发证机构产生, B 窗口核验, C 填报, D 承诺. */
export const Trust = z.enum(['A', 'B', 'C', 'D'])
export type Trust = z.infer<typeof Trust>

/** The group that decides who is paid and what (补贴人员类别), strongest first where several hold on one day. */
export const GROUPS = {
  'enterprise-employee': '企业职工',
  'graduating-student': '毕业学年学生',
  student: '院校学生',
  hardship: '就业困难人员',
  'registered-unemployed': '城镇登记失业人员',
  veteran: '退役军人',
  'rural-worker': '农村劳动力',
  'paired-region': '协作支援地区劳动力',
  resident: '本市户籍或居住证人员',
} as const
export type SubsidyGroup = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as SubsidyGroup[]

/** What a dated row of the register can say of a person (人员状态). */
export const STATUS_KINDS = {
  employed: '在企业就业',
  insured: '参加失业保险',
  student: '在校学生（高校、技工院校）',
  'graduating-student': '毕业学年学生',
  pupil: '初级、高级中学在校生',
  'rural-worker': '农村劳动力',
  'registered-unemployed': '登记失业',
  hardship: '就业困难',
  'paired-region': '协作支援地区劳动力',
  veteran: '退役军人',
  resident: '本市户籍或居住证',
  retired: '已退休或享受养老待遇',
  deceased: '已死亡',
} as const
export type StatusKind = keyof typeof STATUS_KINDS

/** One dated row: from its first to its last day, both included; without a last day it still holds. */
export interface PersonStatus {
  kind: StatusKind
  /** The employer, for `employed`. */
  organisation: string | null
  from: CivilDate
  to: CivilDate | null
  source: string
  trust: Trust
}

/** A person as other modules see one; the full identity number is read by `openIdNumber` alone. */
export interface Person {
  id: string
  name: string
  maskedName: string
  maskedIdNumber: string
  born: CivilDate
  sex: '男' | '女'
  district: string | null
}

/** The account that a person is paid into; `context` opens `sealed` with the sealer. */
export interface PayAccount {
  id: string
  masked: string
  sealed: string
  context: string
  holder: string
}
