import { z } from 'zod'
import type { Level } from '../../kernel/value/level.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/** What an organisation is (机构类别); the first five may run subsidised classes (监督管理办法 第二条). */
export const KINDS = {
  'enterprise-centre': '企业培训中心',
  'enterprise-base': '企业公共实训基地',
  'vocational-school': '职业学校',
  'public-base': '公共实训基地',
  'private-school': '民办职业培训机构',
  employer: '用人单位',
  'self-assessor': '自主评价用人单位',
  assessor: '社会培训评价组织',
} as const
export type OrganisationKind = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as OrganisationKind[]
export const TRAINER_KINDS: readonly OrganisationKind[] = KIND_NAMES.slice(0, 5)

export const PURPOSES = { training: '培训', assessment: '评价' } as const
export type Purpose = keyof typeof PURPOSES

/** A line that must be filled in, of at most so many characters. */
export const written = (most: number) => z.string().trim().min(1, '请填写').max(most)

export interface Organisation {
  id: string
  name: string
  creditCode: string
  kinds: OrganisationKind[]
  district: string
  address: string
  phone: string
  siteCode: string | null
  bodyCode: string
}

/** A training agreement; `to` is its last day, an earlier end included. */
export interface Agreement {
  id: string
  number: string
  from: CivilDate
  to: CivilDate
  endReason: string | null
  source: string
}

/** One line of what an organisation may train or assess. */
export interface LicenceScope {
  purpose: Purpose
  occupationCode: string | null
  occupation: string
  levels: Level[]
  from: CivilDate
  to: CivilDate | null
  source: string
}

export interface Rectification {
  letter: string
  from: CivilDate
  to: CivilDate | null
  reason: string
}

/** The account that an organisation is paid into; `context` opens `sealed` with the sealer. */
export interface OrganisationAccount {
  id: string
  masked: string
  sealed: string
  context: string
  holder: string
  bank: string
}
