import type { Choice } from '../../kernel/case/index.ts'
import type { DecisionRecord } from '../../kernel/decision/decision.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { payeeAccount } from '../payments/index.ts'
import type { Payee } from './facts.ts'
import { payeeRef } from './payee-ref.ts'

/** Why a claim is held (搁置) and goes on by itself when the cause is gone; null when nothing holds it. */
export async function causeOf(
  ctx: VerbContext,
  claim: { record: DecisionRecord; payee: Payee; payeeId: string },
): Promise<Choice | null> {
  const { outcome } = claim.record.decision
  if (outcome === 'refused') return null
  if (outcome === 'undecidable') return { code: 'amount-unpublished', text: '这一职业等级的补贴金额尚未公布' }
  if (outcome === 'held') return { code: 'register', text: '有一项登记信息尚未查到' }
  if (await payeeAccount(ctx.db, payeeRef(claim))) return null
  return ACCOUNT_MISSING[claim.payee]
}

const ACCOUNT_MISSING: Record<Payee, Choice> = {
  employer: { code: 'account-missing', text: '用人单位还没有登记收款账户' },
  trainer: { code: 'account-missing', text: '培训机构还没有登记收款账户' },
  person: { code: 'account-missing', text: '您还没有登记收款账户' },
}

export const NO_FUNDS: Choice = { code: 'funds', text: '本区今年的补贴资金额度不足，等待追加' }
