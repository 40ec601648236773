import { z } from 'zod'
import { readFile, StateTone } from '../../../kernel/case/index.ts'
import { statement } from '../../../kernel/ledger/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { lastLine } from '../batch/payment-line.ts'
import { fundTitle } from '../fund/fund.ts'
import { payableOf } from '../payable/payable.ts'

import { owed, recoveriesOf } from '../recovery/recovery.ts'
import { recoveryShown } from '../recovery/recovery-procedure.ts'

import { refusals } from '../refusals.ts'

/** 一笔钱一页: from the decision to the account, every posting of one claim. */
export const moneyTrail = verb({
  name: 'payments.money-trail',
  title: '查看一笔钱的来龙去脉',
  http: 'GET /payments/cases/{number}/money',
  who: may('ledger.read'),
  consistent: true,
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({
    number: z.string(),
    fund: z.string().nullable(),
    batch: z.string().nullable(),
    payment: z
      .object({
        line: z.number().int(),
        holder: z.string(),
        account: z.string(),
        state: z.string(),
        reference: z.string().nullable(),
        reason: z.string().nullable(),
      })
      .nullable(),
    /** 追回: what has to come back of it, by which case, and what came so far. */
    recoveries: z.array(
      z.object({
        number: z.string(),
        why: z.string(),
        stateTitle: z.string(),
        stateTone: StateTone,
        amount: z.number().int(),
        repaid: z.number().int(),
        owed: z.number().int(),
      }),
    ),
    entries: z.array(
      z.object({
        at: z.string(),
        title: z.string(),
        amount: z.number().int(),
        fund: z.string(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    const file = await readFile(ctx.db, number)
    if (!file) throw refusals.noSuchCase()
    ctx.within(file)
    const payable = await payableOf(ctx.db, number)
    const payment = await lastLine(ctx.db, number)
    const { entries } = await statement(ctx.db, { case: number })
    return {
      number,
      fund: payable?.fund ?? null,
      batch: payable?.batch ?? null,
      payment: payment && {
        line: payment.line,
        holder: payment.holder,
        account: payment.accountMasked,
        state: payment.state,
        reference: payment.bankReference,
        reason: payment.returnReason,
      },
      recoveries: (await recoveriesOf(ctx.db, number)).map((one) => ({
        number: one.number,
        why: one.why,
        ...recoveryShown(one.state),
        amount: one.amount,
        repaid: one.repaid,
        owed: one.state === 'open' ? owed(one) : 0,
      })),
      entries: entries.map(({ at, title, amount, fund }) => ({
        at: at.toISOString(),
        title,
        amount,
        fund: fundTitle(ctx, fund),
      })),
    }
  },
})
