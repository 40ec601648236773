import { z } from 'zod'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import { OccupationName } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

export { GROUP_NAMES, GROUPS, type SubsidyGroup } from './standing/groups.ts'

/** How far a source can be trusted (国办函〔2016〕108号): A 发证机构产生, B 窗口核验, C 填报, D 承诺. */
export const Trust = z.enum(['A', 'B', 'C', 'D'])
export type Trust = z.infer<typeof Trust>

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
  'low-income': '城乡低保家庭成员',
  'zero-employment': '零就业家庭成员',
  disabled: '持残疾人证',
  'paired-region': '协作支援地区劳动力',
  veteran: '退役军人',
  resident: '本市户籍或居住证',
  retired: '已退休或享受养老待遇',
  deceased: '已死亡',
  custody: '在押或服刑',
  degree: '学历',
  'account-holder': '银行账户户名相符',
} as const
export type StatusKind = keyof typeof STATUS_KINDS
export const STATUS_NAMES = Object.keys(STATUS_KINDS) as StatusKind[]

/** What can be asked of a register (登记事实), and the kinds of rows that answer it. */
export const FACTS = {
  employment: { title: '就业', kinds: ['employed'] },
  insurance: { title: '参保', kinds: ['insured'] },
  retirement: { title: '退休', kinds: ['retired'] },
  unemployment: { title: '失业登记', kinds: ['registered-unemployed'] },
  hardship: { title: '就业困难', kinds: ['hardship', 'zero-employment'] },
  relief: { title: '低保', kinds: ['low-income'] },
  schooling: { title: '学籍', kinds: ['student', 'graduating-student', 'pupil'] },
  degree: { title: '学历', kinds: ['degree'] },
  life: { title: '人口状态', kinds: ['deceased', 'custody'] },
  residence: { title: '户籍、居住证', kinds: ['resident', 'rural-worker'] },
  disability: { title: '残疾人证', kinds: ['disabled'] },
  service: { title: '退役军人', kinds: ['veteran'] },
  region: { title: '协作支援地区', kinds: ['paired-region'] },
  account: { title: '银行账户', kinds: ['account-holder'] },
} as const satisfies Record<string, { title: string; kinds: readonly StatusKind[] }>
export type FactKind = keyof typeof FACTS
export const FACT_KINDS = Object.keys(FACTS) as FactKind[]

/** The fact that a kind of row answers. */
export const factOf = (kind: StatusKind): FactKind =>
  FACT_KINDS.find((fact) => (FACTS[fact].kinds as readonly StatusKind[]).includes(kind)) as FactKind

/** Levels of schooling (学历), lowest first. */
export const EDUCATIONS = {
  'junior-school': '初中',
  'senior-school': '高中',
  'secondary-vocational': '中专（含职业高中）',
  technician: '中级技工学校',
  'senior-technician': '高级技工学校',
  'technician-college': '技师学院（预备技师班）',
  associate: '大学专科',
  bachelor: '大学本科',
  master: '硕士研究生',
  doctor: '博士研究生',
} as const
export type Education = keyof typeof EDUCATIONS

/** What a row says besides its days; each field belongs to the kind named. */
export const StatusDetail = z.strictObject({
  /** employed: what the person works as, where the source knows it. */
  occupation: OccupationName.optional(),
  /** employed: 管理技术岗位 or 生产操作岗位, which decides at which age a woman retires. */
  post: z.enum(['manager', 'worker']).optional(),
  /** employed: an employer that the city's register of organisations does not know. */
  employer: z.string().trim().min(1).max(100).optional(),
  employerCode: z.string().max(20).optional(),
  /** employed, student, graduating-student: the credit code of where they work though it employs nobody of them (劳务派遣的用工单位、实习单位). */
  placedAt: z.string().max(20).optional(),
  /** insured: 企业参保, 机关事业单位参保 or 灵活就业参保. */
  scheme: z.enum(['enterprise', 'institution', 'flexible']).optional(),
  /** degree: graduated on the row's first day. */
  education: z.enum(Object.keys(EDUCATIONS) as [Education, ...Education[]]).optional(),
  school: z.string().trim().min(1).max(60).optional(),
  major: z.string().trim().min(1).max(60).optional(),
  /** account-holder: the account's last four digits. */
  account: z.string().max(30).optional(),
})
export type StatusDetail = z.output<typeof StatusDetail>

/** One dated row: from its first to its last day, both included; without a last day it still holds. */
export interface PersonStatus {
  id: string
  kind: StatusKind
  /** The employer, for `employed`, where the city's register of organisations knows it. */
  organisation: string | null
  detail: StatusDetail
  from: CivilDate
  to: CivilDate | null
  source: string
  trust: Trust
  /** The connection that said it; null for what was entered here. */
  connection: string | null
}

/** A degree that a person took (学历). */
export interface Degree {
  id: string
  education: Education
  school: string | null
  major: string | null
  graduatedOn: CivilDate
  source: string
  trust: Trust
}

/** A person as other modules see one; the full identity number is read by `openIdNumber` alone. */
export interface Person {
  id: string
  name: string
  maskedName: string
  maskedIdNumber: string
  /** The kind of identity document (证件类型), and what it is called. */
  document: DocumentKind
  documentTitle: string
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
