import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { Printed } from '../paper/printed.ts'

/** What of a certificate can be shown or kept back, each by itself (可以选择出示的项). */
export const CLAIMS = {
  occupation: '职业名称',
  level: '职业技能等级',
  work_type: '工种名称',
  issued_on: '发证日期',
  organisation: '评价机构',
  name: '姓名',
  document: '证件号码（遮掩）',
  number: '证书编号',
} as const
export type ClaimName = keyof typeof CLAIMS
export const CLAIM_NAMES = Object.keys(CLAIMS) as [ClaimName, ...ClaimName[]]

/** The least that says something: what one can do, and how well. */
export const LEAST: readonly ClaimName[] = ['occupation', 'level']

/** The printed lines as claims. */
export const claimsOf = (printed: Printed): Record<ClaimName, string> => ({
  occupation: printed.occupation,
  level: levelName(printed.level),
  work_type: printed.workType ?? '——',
  issued_on: formatDay(printed.issuedOn),
  organisation: printed.organisation,
  name: printed.name,
  document: `${printed.idType} ${printed.maskedIdNumber}`,
  number: printed.number,
})
