import { z } from 'zod'
import { type CaseFile, money, type StepOutcome } from '../../../kernel/case/index.ts'
import { budget, cutBudget, repay } from '../../../kernel/ledger/index.ts'
import { type Fen, fen, formatYuan } from '../../../kernel/value/money.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundOf, fundParts } from '../fund/fund.ts'
import { refusals } from '../refusals.ts'
import { endRecovery } from './end-recovery.ts'
import {
  insertRepayment,
  lockRecovery,
  owed,
  type Recovery,
  type Repayment,
  saveRecovery,
} from './recovery.ts'

/** What is still owed after a part came back. */
export const StillOwed = z.object({ owed: z.number().int() })

/** 登记退回: a part that came back, by the bank's reference. */
export const RepaymentForm = z.strictObject({
  amount: money('退回金额').describe('可以分次退回，每笔登记一次。'),
  reference: z.string().trim().min(1, '请填银行流水号').max(60).meta({ title: '银行流水号' }),
  receivedOn: Day.meta({ title: '到账日' }),
})

/** Enters one part that a payee paid back; the last part ends the recovery. */
export async function enterRepayment(
  ctx: VerbContext,
  file: CaseFile,
  part: z.output<typeof RepaymentForm>,
): Promise<StepOutcome<z.input<typeof StillOwed>>> {
  if (part.receivedOn > ctx.today)
    throw refusals.receivedInFuture({
      fields: [{ path: 'receivedOn', message: '请填银行流水上的到账日' }],
    })
  const one = await lockRecovery(ctx.db, file.number)
  if (one?.state !== 'open') throw refusals.recoveryClosed()
  const left = owed(one) - one.pending
  if (part.amount > left)
    throw refusals.moreThanOwed({
      fields: [
        {
          path: 'amount',
          message: `还欠 ${formatYuan(fen(left))} 元${one.pending > 0 ? '（另有一部分正在批次里抵扣）' : ''}，多退的请原路退给付款人`,
        },
      ],
    })
  const entered: Repayment = { ...part, recovery: one.number, way: 'bank' }
  const after = await bookRepayment(ctx, one, entered)
  return {
    to: after.state === 'repaid' ? 'repaid' : file.state,
    note: repaymentText(entered),
    answer: { owed: owed(after) },
  }
}

/** Takes one part back into its fund and keeps it; throws 409 when the bank's reference was entered before. */
export async function bookRepayment(ctx: VerbContext, one: Recovery, part: Repayment): Promise<Recovery> {
  const by = ctx.actor.account ?? 'system'
  if (!(await insertRepayment(ctx.db, { ...part, by, at: ctx.now })))
    throw refusals.referenceTaken({
      fields: [{ path: 'reference', message: '请核对流水号，一笔退回只录一次' }],
    })
  const movement = {
    fund: one.fund,
    amount: fen(part.amount),
    key: `${part.way} ${one.number} ${part.reference}`,
    actor: by,
    at: ctx.now,
  }
  const posted = await repay(ctx.db, { ...movement, case: one.case })
  if (!posted.posted) throw new Error(`${one.number}: ${posted.reason}`)
  await carryOver(ctx, one, movement)
  const after: Recovery = {
    ...one,
    repaid: one.repaid + part.amount,
    pending: part.way === 'set-off' ? one.pending - part.amount : one.pending,
  }
  if (owed(after) > 0) {
    await saveRecovery(ctx.db, after)
    return after
  }
  await endRecovery(ctx, { ...after, state: 'repaid' })
  return { ...after, state: 'repaid' }
}

/** What came back, in words. */
export const repaymentText = (part: Repayment): string =>
  `${part.way === 'bank' ? '银行转账' : '批次抵扣'} ${formatYuan(fen(part.amount))} 元，凭证 ${part.reference}`

/** 上年追回结转: what comes back in a later year is money of that year's fund; the old year's budget is less by it. */
async function carryOver(
  ctx: VerbContext,
  one: Recovery,
  movement: { fund: string; amount: Fen; key: string; actor: string; at: Date },
): Promise<void> {
  const parts = fundParts(one.fund)
  const year = yearOf(ctx.today)
  if (!parts || parts.year >= year) return
  const fund = await fundOf(ctx, parts.district, year, parts.kind)
  const cut = await cutBudget(ctx.db, { ...movement, key: `carry out ${movement.key}` })
  const given = await budget(ctx.db, { ...movement, fund, key: `carry in ${movement.key}` })
  if (!cut.posted || !given.posted) throw new Error(`${one.number}: what came back was not carried over`)
}
