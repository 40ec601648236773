import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { openCase } from '../../kernel/case/index.ts'
import { caseBalances } from '../../kernel/ledger/index.ts'
import { fen, formatYuan } from '../../kernel/value/money.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { batchProcedure } from './batch.ts'
import { claimOfCase, updateClaim } from './claim.ts'
import { gatherTrainingClaim } from './gather-facts.ts'
import { type PayeeAccount, payeeAccount } from './payee-account.ts'
import { insertPayments, type Payment } from './payment.ts'
import { stepClaim } from './step-claim.ts'

/** Claims that one batch takes at most. */
export const BATCH_LIMIT = 2000

export interface Compiled {
  number: string | null
  lines: number
  /** 分 */
  total: number
  /** Claims that the last check before payment kept out, each with why. */
  left: { claim: string; why: string }[]
}

/**
 * Compiles the approved claims into a batch (编制拨付批次). Each is checked once more by its own facts of today, against
 * what the ledger has set aside for it, and for its account; what does not agree is kept out and sent back, the
 * rest goes on.
 */
export async function compileBatch(ctx: VerbContext): Promise<Compiled> {
  const { rows } = await sql<{ number: string; amount: number }>`select number, amount from case_file
    where kind = 'BT' and state = 'approved' and held_code is null
    order by moved_at, number limit ${BATCH_LIMIT} for update skip locked`.execute(ctx.db)
  const left: Compiled['left'] = []
  const taken: { claim: string; amount: number; account: PayeeAccount }[] = []
  const counted = new Map<string, number>()
  for (const { number, amount } of rows) {
    const claim = await claimOfCase(ctx.db, number)
    const account = await payeeAccount(ctx.db, claim.payee, claim.payeeId)
    const again = await gatherTrainingClaim(ctx, {
      certificate: claim.certificate,
      class: claim.class as string,
      person: claim.person,
    })
    const set = (await caseBalances(ctx.db, number)).reduce((sum, one) => sum + one.committed, 0)
    const twice = counted.get(`${claim.person} ${occupationKey(claim.occupation)} ${claim.level}`)
    const why = !account
      ? '收款账户缺失'
      : again.amount !== amount
        ? '按今天的记录重新计算，金额与批准时不同'
        : set !== amount
          ? '资金账上的占用与金额不同'
          : twice
            ? '同一人同一职业同一等级在本批次出现两次'
            : null
    if (why || !account) {
      left.push({ claim: number, why: why ?? '' })
      if (account) await stepClaim(ctx, number, 'recheck', why ?? '')
      continue
    }
    counted.set(`${claim.person} ${occupationKey(claim.occupation)} ${claim.level}`, 1)
    taken.push({ claim: number, amount, account })
  }
  if (taken.length === 0) return { number: null, lines: 0, total: 0, left }
  const total = taken.reduce((sum, one) => sum + one.amount, 0)
  const file = await openCase(ctx, batchProcedure, {
    district: ctx.city.code,
    title: `${ctx.today.slice(0, 7)} 培训补贴拨付批次（${taken.length} 笔）`,
    subtitle: `${formatYuan(fen(total))} 元`,
    form: { lines: taken.length, left },
    amount: total,
  })
  await insertPayments(
    ctx.db,
    taken.map(
      (one, index): Payment => ({
        id: randomUUID(),
        batch: file.number,
        line: index + 1,
        claim: one.claim,
        amount: one.amount,
        holder: one.account.holder,
        account: one.account.sealed,
        accountContext: one.account.context,
        accountMasked: one.account.masked,
        state: 'listed',
        bankReference: null,
        returnReason: null,
        settledOn: null,
      }),
    ),
  )
  for (const one of taken) {
    await updateClaim(ctx.db, one.claim, { batch: file.number })
    await stepClaim(ctx, one.claim, 'include', `编入批次 ${file.number}`)
  }
  return { number: file.number, lines: taken.length, total, left }
}
