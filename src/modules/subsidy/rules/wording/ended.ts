import { wording } from '../../../../kernel/decision/wording.ts'
import { GIVEN_UP, type GivingUp, REFUSALS, type Refusal } from '../refusals.ts'

/** What is said of a claim that ended unpaid (不予补贴、放弃、过期). */

const textOf = (choices: readonly { code: string; text: string }[], code: string): string =>
  choices.find((one) => one.code === code)?.text ?? code

export const FOUND_BY_OFFICER = wording<[reason: Refusal]>('subsidy.found-by-officer', {
  found: ([reason]) => textOf(REFUSALS, reason),
  needed: '复核没有查到不符的情况',
  next: '对决定有异议的，可以申请行政复议或者向区人社局查询',
})

export const GIVEN_UP_BY_PAYEE = wording<[reason: GivingUp]>('subsidy.given-up.claimed-by-payee', {
  found: ([reason]) => `已放弃：${textOf(GIVEN_UP, reason)}`,
  needed: '收款方愿意领取',
})

export const LAPSED = wording('subsidy.lapsed.claimed-by-payee', {
  found: '期限内没有确认申领',
  needed: '在申请期限内确认',
})
