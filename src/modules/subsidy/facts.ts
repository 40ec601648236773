import type { CivilDate } from '../../kernel/value/civil-date.ts'
import type { Level } from '../../kernel/value/level.ts'

/** Whom a trainee belongs to (人员类别); decides who is paid and how often. */
export const GROUPS = [
  'enterprise-employee',
  'student',
  'graduating-student',
  'rural-worker',
  'registered-unemployed',
  'hardship',
  'paired-region',
  'veteran',
  'resident',
] as const

export type Group = (typeof GROUPS)[number]

/** The groups in words for the applicant. */
export const GROUP_NAMES: Record<Group, string> = {
  'enterprise-employee': '企业职工',
  student: '院校学生',
  'graduating-student': '高校毕业学年学生',
  'rural-worker': '农村劳动力',
  'registered-unemployed': '城镇登记失业人员',
  hardship: '就业困难人员',
  'paired-region': '对口支援地区劳动力',
  veteran: '退役军人',
  resident: '本市户籍或有效居住证人员',
}

/** What may be claimed: 培训费, 评价费, 技能提升. */
export const PROJECTS = ['training', 'assessment', 'skill-upgrade'] as const
export type Project = (typeof PROJECTS)[number]

/** The projects in words. */
export const PROJECT_NAMES: Record<Project, string> = {
  training: '培训费补贴',
  assessment: '评价费补贴',
  'skill-upgrade': '技能提升补贴',
}

/** Offline, or partly online (线上线下相结合). */
export type Mode = 'offline' | 'blended'

/** Who receives the money: the employer, the training organisation, or the person. */
export type Payee = 'employer' | 'trainer' | 'person'

export interface CertificateFact {
  level: Level
  issuedOn: CivilDate
}

/** A subsidy that was paid to the person before; apprenticeship (新型学徒制) counts against a second claim, too. */
export interface PaidBefore {
  project: Project | 'apprenticeship'
  occupation: string
  level: Level
  paidOn: CivilDate
  /** The day by which yearly limits count it (default: `paidOn`). */
  countsOn?: CivilDate
}

/** What a claim for a class (培训费 or 评价费) is decided on. A fact left out was not looked at. */
export interface ClassClaimFacts {
  project: 'training' | 'assessment'
  group: Group
  occupation: string
  level: Level
  hours: number
  mode: Mode
  classFiledOn: CivilDate
  certificate: CertificateFact | null
  history: readonly PaidBefore[]
  /** Pupil of a junior or senior middle school on the day of filing (初级、高级中学在校生). */
  pupil?: boolean
  /** Past the age of retirement or receiving a pension on the day of filing. */
  retired?: boolean
  /** The class or the person was found in violation (查实违规). */
  violation?: boolean
  /** The day since which the person belongs to the group, where a register says it. */
  groupSince?: CivilDate
}

/** What a claim for 技能提升补贴 is decided on; an occupation that is not known can bar the claim, never help it. */
export interface SkillUpgradeFacts {
  project: 'skill-upgrade'
  occupation: string | null
  level: Level | null
  appliedOn: CivilDate
  insuredMonths: number
  certificate: CertificateFact | null
  history: readonly PaidBefore[]
  /** Insured through an enterprise, not as a public body or in flexible employment. */
  enterpriseInsured?: boolean
  retired?: boolean
}

export type ClaimFacts = ClassClaimFacts | SkillUpgradeFacts
