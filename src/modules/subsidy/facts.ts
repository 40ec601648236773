import type { Level } from '../../kernel/value/level.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { GROUP_NAMES as ALL_GROUPS, GROUPS as GROUP_TITLES, type SubsidyGroup } from '../people/rules.ts'

/** Whom a trainee belongs to (人员类别); decides who is paid and how often. */
export type Group = SubsidyGroup
export const GROUPS: readonly Group[] = ALL_GROUPS

/** The groups in words for the applicant. */
export const GROUP_NAMES: Readonly<Record<Group, string>> = GROUP_TITLES

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
  /** The occupation or 工种 that the certificate is for; left out where nobody looked at it. */
  occupation?: string
}

/**
 * A subsidy that the person has had, or is about to have: approved, in a batch or at the bank, with `paidOn` null. A
 * 新型学徒制 subsidy counts against a second claim, too.
 */
export interface PaidBefore {
  project: Project | 'apprenticeship'
  occupation: string
  level: Level
  paidOn: CivilDate | null
  /** The day by whose year it is counted (开班备案日、申请日); the day of payment where none is given. */
  countsOn?: CivilDate
}

/**
 * Who employs a trainee, by whom (用人单位). Each is an organisation's id, null where that source names none.
 * `confirmed` is what the district found on evidence (核定) where the sources disagree or are silent.
 */
export interface Employment {
  /** Named by the class's roster (申报). */
  declared: string | null
  /** By the registers on the day on which the class was filed. */
  filing: string | null
  /** By the registers on the last day of the class. */
  completion: string | null
  confirmed?: string
}

/** What a training base has done for the public up to the day of filing: people it trained, and hired of them. */
export interface PublicTraining {
  trained: number
  hired: number
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
  /** The groups that registers (trust A or B) know the person in on the day of filing; none where they are silent. */
  registeredGroups?: readonly Group[]
  /** Dead, or in custody (羁押、服刑), on a day of the class. */
  deceased?: boolean
  custody?: boolean
  employment?: Employment
  /** The class follows the 职业培训包 of its occupation. */
  byPackage?: boolean
  /** The class was held for the public by a recognised base of an enterprise (企业培训中心认定的公共实训基地). */
  publicTraining?: PublicTraining
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
  deceased?: boolean
  custody?: boolean
}

export type ClaimFacts = ClassClaimFacts | SkillUpgradeFacts
