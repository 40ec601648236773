import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { statement } from '../../../kernel/ledger/index.ts'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { payableOf } from '../payable.ts'
import { lastLine } from '../payment-line.ts'

/** 一笔钱一页: from the decision to the account, every posting of one claim. */
export const moneyTrail = verb({
  name: 'payments.money-trail',
  title: '查看一笔钱的来龙去脉',
  http: 'GET /payments/cases/{number}/money',
  who: may('ledger.read'),
  consistent: true,
  input: z.strictObject({ number: z.string().regex(/^[A-Z]{2}-\d{4}-\d{6}-\d{6}$/) }),
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
    entries: z.array(z.record(z.string(), z.unknown())),
  }),
  async run(ctx, { number }) {
    const file = await readFile(ctx.db, number)
    if (!file) throw problem(404, '没有这个办件', { detail: '请核对办件号。' })
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
      entries: entries.map((entry) => ({ ...entry })),
    }
  },
})
