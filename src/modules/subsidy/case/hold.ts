import type { Choice, Hold } from '../../../kernel/case/index.ts'
import { decisive } from '../../../kernel/decision/decision.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { payeeAccounts, payeeKey } from '../../payments/index.ts'
import type { Gathered } from '../facts/gather-facts.ts'
import type { Payee } from '../facts.ts'
import { foreignAccounts } from './account-holder.ts'
import { payeeRef } from './payee-ref.ts'

/** Why a claim is held (搁置) and goes on by itself when the cause is gone; null when nothing holds it. */
export async function causeOf(ctx: VerbContext, claim: Gathered): Promise<Hold | null> {
  return (await causesOf(ctx, [claim]))[0] ?? null
}

/** The causes of many claims, in their order; accounts are looked up once for all. */
export async function causesOf(ctx: VerbContext, claims: readonly Gathered[]): Promise<(Hold | null)[]> {
  const payees = claims.map(payeeRef)
  const accounts = await payeeAccounts(
    ctx.db,
    payees.filter((one) => one !== null),
  )
  const foreign = await foreignAccounts(
    ctx,
    claims.flatMap((claim, index) => {
      const payee = payees[index]
      const account = payee?.kind === 'person' ? accounts.get(payeeKey(payee)) : undefined
      if (!payee || !account || claim.decision.outcome === 'refused') return []
      return [{ person: payee.id, end: account.masked.slice(-4) }]
    }),
  )
  return claims.map((claim, index) => {
    const payee = payees[index] ?? null
    if (claim.decision.outcome === 'refused') return null
    const account = payee !== null && accounts.has(payeeKey(payee))
    const holder = payee?.kind === 'person' ? (foreign.get(payee.id) ?? null) : null
    return causeInFacts(claim) ?? (account ? holder : ACCOUNT_MISSING[claim.payee])
  })
}

/** What holds a claim whatever its account. */
function causeInFacts({ decision, awaits }: Gathered): Hold | null {
  if (decision.outcome === 'refused') return null
  if (awaits) return awaits
  const why = decisive(decision)[0]
  if (decision.outcome === 'undecidable')
    return { code: 'amount-unpublished', text: why?.found ?? '这一职业等级的补贴金额尚未公布' }
  if (decision.outcome === 'held')
    return { code: HELD_CODES[why?.rule ?? ''] ?? 'register', text: why?.found ?? '有一项登记信息尚未查到' }
  return null
}

/** The causes whose rule somebody can settle: the district on evidence, or the register by correcting itself. */
const HELD_CODES: Readonly<Record<string, string>> = {
  'employer-known': 'employer',
  'employer-agrees': 'employer',
  'group-agrees': 'group',
}

const ACCOUNT_MISSING: Record<Payee, Choice> = {
  employer: { code: 'account-missing', text: '用人单位还没有登记收款账户' },
  trainer: { code: 'account-missing', text: '培训机构还没有登记收款账户' },
  person: { code: 'account-missing', text: '您还没有登记收款账户' },
}

export const NO_FUNDS: Choice = { code: 'funds', text: '本区今年的补贴资金额度不足，等待追加' }
