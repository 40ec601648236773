import { z } from 'zod'
import { COURSE_KINDS, type CourseKind } from '../training/rules.ts'

/** The kinds of training beside single catalogue classes (培训项目种类), each with a standard of its own. */
export const PROGRAMME_KINDS = {
  project: '项目制培训',
  apprenticeship: '企业新型学徒制',
  mentoring: '名师带徒',
  directed: '定向培训',
  safety: '安全技能培训',
  startup: '创业培训',
} as const
export type ProgrammeKind = keyof typeof PROGRAMME_KINDS
export const KIND_KEYS = Object.keys(PROGRAMME_KINDS) as [ProgrammeKind, ...ProgrammeKind[]]
/** The kinds whose classes teach a course of the city's list (安全、创业) and no occupation. */
export const courseOfKind = (kind: string): CourseKind | null =>
  kind in COURSE_KINDS ? (kind as CourseKind) : null

/** How the courses of a kind are called where its standard is shown. */
export const COURSES = '课程'

export const KindShape = z.enum(KIND_KEYS)

/** What is paid for one person: for a programme, or 生活费补贴 beside a class of the catalogue (按人的补贴). */
export const PAYMENT_KINDS = { ...PROGRAMME_KINDS, living: '生活费补贴' } as const
export type PaymentKind = keyof typeof PAYMENT_KINDS

/** Who signs an apprentice's agreement (三方). */
export const SIGNERS = { apprentice: '学徒', enterprise: '企业', partner: '培训机构' } as const
export type Signer = keyof typeof SIGNERS
export const SIGNER_KEYS = Object.keys(SIGNERS) as [Signer, ...Signer[]]

/** What of an agreement can be changed (协议事项). */
export const TERMS = {
  phone: '联系电话',
  post: '学徒岗位',
  mentor: '企业导师',
  'partner-mentor': '机构导师',
  contract: '劳动合同期限',
} as const
export type Term = keyof typeof TERMS
export const TERM_KEYS = Object.keys(TERMS) as [Term, ...Term[]]
