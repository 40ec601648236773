import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { sendAgain } from '../batch/again.ts'
import { takeBackLine } from '../batch/bank-return.ts'
import { closeDiscrepancy, discrepanciesOf, lockDiscrepancy } from '../batch/discrepancy.ts'
import { lastLine } from '../batch/payment-line.ts'
import { lockPayable } from '../payable/payable.ts'
import { raiseOverpayment } from '../recovery/raise-recovery.ts'
import { refusals } from '../refusals.ts'

const Text = z.string().trim().min(2, '请填写').max(200)

const AGAIN = {
  'bank-error': '银行自身原因退票，原账户无误',
  'account-opened': '账户已恢复正常，开户行已确认',
  'holder-confirmed': '户名已与开户行核对一致',
} as const

async function reached(ctx: VerbContext, number: string): Promise<void> {
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchCase()
  ctx.within(file)
  ctx.act.subject('case', number)
  ctx.act.district(file.district)
}

/** 重新拨付: a payment that the bank gave back for its own cause goes into the next batch, to the same account. */
export const payAgain = verb({
  name: 'payments.pay-again',
  title: '银行退票重新拨付',
  http: 'POST /payments/cases/{number}/again',
  who: may('payments.batch'),
  input: z.strictObject({
    number: CaseNumber,
    reason: z.enum(['bank-error', 'account-opened', 'holder-confirmed']),
    note: z.string().trim().max(200).optional(),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { number, reason, note }) {
    await reached(ctx, number)
    await sendAgain(ctx, number, `重新拨付：${AGAIN[reason]}${note ? `（${note}）` : ''}`)
    return { number }
  },
})

/** 隔日退票: the bank takes back what it had reported as paid. */
export const lateReturn = verb({
  name: 'payments.late-return',
  title: '登记隔日退票',
  http: 'POST /payments/cases/{number}/late-return',
  who: may('payments.bank-return'),
  input: z.strictObject({ number: CaseNumber, reason: Text, reference: Text.max(60) }),
  output: z.object({ number: z.string() }),
  async run(ctx, { number, reason, reference }) {
    await reached(ctx, number)
    const payable = await lockPayable(ctx.db, number)
    const line = await lastLine(ctx.db, number)
    if (payable?.state !== 'paid' || line?.state !== 'paid')
      throw refusals.notSettled({
        detail:
          payable?.state === 'recovering'
            ? '这一笔正在追回，退回的钱请在追回办件里登记。'
            : '只有银行报过到账的付款才会隔日退票。',
      })
    if (line.amount === line.setOff) throw refusals.setOffInFull()
    await takeBackLine(ctx, line, `${reason}（凭证 ${reference}）`)
    return { number }
  },
})

const Discrepancy = z.object({
  id: z.string(),
  batch: z.string(),
  number: z.string(),
  kind: z.enum(['twice', 'not-sent', 'account', 'amount']),
  account: z.string(),
  amount: z.number().int(),
  reference: z.string(),
  state: z.enum(['open', 'reversed', 'recovery']),
  closing: z.string().nullable(),
  case: z.string().nullable(),
})

/** 银行差错: what the bank did in a batch that it was not told to. */
export const listDiscrepancies = verb({
  name: 'payments.discrepancies',
  title: '查看银行差错',
  http: 'GET /payments/batches/{number}/discrepancies',
  who: may('payments.bank-return'),
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({ items: z.array(Discrepancy) }),
  async run(ctx, { number }) {
    await reached(ctx, number)
    const found = await discrepanciesOf(ctx.db, number)
    return { items: found.map(({ accountMasked: account, fileLine: _, ...one }) => ({ ...one, account })) }
  },
})

/** Closes a bank's error: the bank has put it right (冲正), or, where a payee was paid twice, it is recovered from it. */
export const putRight = verb({
  name: 'payments.close-discrepancy',
  title: '办结银行差错',
  http: 'POST /payments/discrepancies/{id}/close',
  who: may('payments.bank-return'),
  input: z.strictObject({
    id: z.uuid(),
    how: z.enum(['reversed', 'recovery']),
    reference: Text.max(60),
  }),
  output: z.object({ recovery: z.string().nullable() }),
  async run(ctx, { id, how, reference }) {
    const found = await lockDiscrepancy(ctx.db, id)
    if (!found) throw refusals.noSuchDiscrepancy()
    await reached(ctx, found.batch)
    if (found.state !== 'open') throw refusals.discrepancyClosed({ detail: found.closing ?? '' })
    if (how === 'reversed') {
      await closeDiscrepancy(ctx, id, 'reversed', `银行已冲正，凭证 ${reference}`)
      return { recovery: null }
    }
    if (found.kind !== 'twice' || !found.case || found.amount === 0) throw refusals.bankReverses()
    const recovery = await raiseOverpayment(ctx, {
      case: found.case,
      amount: fen(found.amount),
      why: `银行重复付款（${found.batch} 序号 ${found.number}，流水号 ${found.reference}）`,
      key: `overpaid ${id}`,
    })
    await closeDiscrepancy(ctx, id, 'recovery', `已向收款方追回 ${recovery}，凭证 ${reference}`)
    return { recovery }
  },
})

/** 银行多付: told after its batch was closed; it is recovered from the payee. */
export const reportOverpayment = verb({
  name: 'payments.report-overpayment',
  title: '登记银行多付',
  http: 'POST /payments/cases/{number}/overpayment',
  who: may('payments.bank-return'),
  input: z.strictObject({
    number: CaseNumber,
    amount: z.number().int().positive().max(100_000_000),
    reference: Text.max(60),
  }),
  output: z.object({ recovery: z.string() }),
  async run(ctx, { number, amount, reference }) {
    await reached(ctx, number)
    const line = await lastLine(ctx.db, number)
    if (line?.state !== 'paid') throw refusals.notPaidYet()
    return {
      recovery: await raiseOverpayment(ctx, {
        case: number,
        amount: fen(amount),
        why: `银行多付（流水号 ${reference}）`,
        key: `overpaid ${number} ${reference}`,
      }),
    }
  },
})
