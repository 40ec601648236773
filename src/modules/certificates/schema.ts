import type { CivilDate } from '../../kernel/value/civil-date.ts'
import type { CertificateLevel } from '../../kernel/value/level.ts'

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
  level: CertificateLevel
  issuedOn: CivilDate
  organisation: { id: string; name: string }
  source: { kind: string; id: string }
  state: CertificateState
  /** The id of the certificate that this one corrects, and of the one that corrects this one. */
  replaces: string | null
  replacedBy: string | null
  revoked: { on: CivilDate; reason: Revocation } | null
}

/** What is needed to issue one. `category` is the first letter of the number: Y 用人单位, S 社会培训评价组织. */
export interface Issue {
  person: string
  name: string
  idNumber: string
  occupation: { code: string | null; name: string }
  workType?: string | null
  level: CertificateLevel
  issuedOn: CivilDate
  organisation: { id: string; name: string; creditCode: string }
  category?: 'Y' | 'S'
  siteCode: string
  bodyCode: string
  source: { kind: string; id: string }
}
