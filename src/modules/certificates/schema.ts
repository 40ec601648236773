import type { Ground } from '../../kernel/ground/index.ts'
import type { Level } from '../../kernel/value/level.ts'
import type { SpecialSeries } from '../../kernel/value/number/certificate-number.ts'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/** Why a certificate was revoked (撤销原因), as the public reads it. */
export const REVOCATIONS = {
  'issued-in-error': '发证有误',
  fraud: '弄虚作假取得',
  'exam-void': '考试成绩作废',
  'holder-request': '持证人申请注销',
  'by-law': '依法撤销',
} as const
export type Revocation = keyof typeof REVOCATIONS
export const REVOCATION_NAMES = Object.keys(REVOCATIONS) as Revocation[]

/** Valid, replaced by a corrected one, or revoked since. */
export type CertificateState = 'valid' | 'corrected' | 'revoked'

export const STATE_TITLES: Record<CertificateState, string> = {
  valid: '有效',
  corrected: '已更正，请看新证',
  revoked: '已撤销',
}

/** A certificate as other modules see it. */
export interface Certificate {
  id: string
  number: string
  /** Of the permanent address `/v/{code}`. */
  code: string
  person: string
  name: string
  occupation: { code: string | null; name: string }
  workType: string | null
  level: Level
  issuedOn: CivilDate
  organisation: { id: string; name: string }
  source: { kind: string; id: string }
  state: CertificateState
  /** The id of the certificate that this one corrects, and of the one that corrects this one. */
  replaces: string | null
  replacedBy: string | null
  revoked: { on: CivilDate; reason: Revocation } | null
}

/** What is needed to issue one. */
export interface Issue {
  person: string
  name: string
  /** The kind of identity document as it is (R4.8); a number of 18 digits is a 居民身份证 unless told. */
  document?: DocumentKind
  idNumber: string
  occupation: { code: string | null; name: string }
  workType?: string | null
  level: Level
  issuedOn: CivilDate
  organisation: { id: string; name: string; creditCode: string }
  /** The first letter of the number: Y 用人单位, S 社会培训评价组织. */
  category?: 'Y' | 'S'
  /** How 专项 is numbered, for one of 专项. */
  special?: SpecialSeries
  siteCode: string
  bodyCode: string
  source: { kind: string; id: string }
  /** What it rests on: the examination, and what made its holder eligible. */
  grounds?: readonly Ground[]
}

/** Under which the identity number of a certificate is sealed. */
export const idNumberContext = (id: string): string => `certificate.id_number:${id}`

/** What a certificate is called (证书名称). */
export const certificateTitle = (level: Level): string =>
  level === 'special' ? '专项职业能力证书' : '职业技能等级证书'
