import type { Choice } from '../../../kernel/case/index.ts'

/** Why an officer refuses a claim (不予补贴的理由). */
export const REFUSALS = [
  { code: 'attendance', text: '考勤不实或课时不足' },
  { code: 'certificate', text: '证书与登记不符' },
  { code: 'identity', text: '人员类别与登记不符' },
  { code: 'duplicate', text: '同一职业同一等级已享受补贴' },
  { code: 'violation', text: '班期或人员查实违规' },
  { code: 'conditions', text: '不符合补贴条件（见决定依据）' },
] as const satisfies readonly Choice[]

/** Why a payee gives a claim up (放弃的理由). */
export const GIVEN_UP = [
  { code: 'other', text: '改为申领其他补贴' },
  { code: 'mistake', text: '记录有误，先行更正' },
] as const satisfies readonly Choice[]

export type Refusal = (typeof REFUSALS)[number]['code']
export type GivingUp = (typeof GIVEN_UP)[number]['code']
