import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import { caseNumberOf, Day } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { enterRepayment } from '../recovery/raise-recovery.ts'
import { owed, type Recovery, recoveries } from '../recovery/recovery.ts'
import { refusals } from '../refusals.ts'

const RecoveryNumber = caseNumberOf('ZH')
const Amount = z.number().int()

const Item = z.object({
  number: z.string(),
  case: z.string(),
  why: z.string(),
  state: z.enum(['open', 'repaid', 'written-off', 'cancelled']),
  amount: Amount,
  repaid: Amount,
  pending: Amount,
  writtenOff: Amount,
  owed: Amount,
  raisedOn: z.string(),
})

const itemOf = (one: Recovery): z.infer<typeof Item> => ({
  number: one.number,
  case: one.case,
  why: one.why,
  state: one.state,
  amount: one.amount,
  repaid: one.repaid,
  pending: one.pending,
  writtenOff: one.writtenOff,
  owed: one.state === 'open' ? owed(one) : 0,
  raisedOn: one.raisedOn,
})

/** 追回: what is owed, what came back, in the actor's own districts. */
export const listRecoveries = verb({
  name: 'payments.recoveries',
  title: '查看追回',
  http: 'GET /payments/recoveries',
  who: may('payments.recover'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(Item), owed: Amount }),
  async run(ctx) {
    const found = await recoveries(ctx.db, { districts: ctx.actor.districts })
    const items = found.map(itemOf)
    return { items, owed: items.reduce((sum, one) => sum + one.owed, 0) }
  },
})

/** 我应退回的补贴: what a person or an organisation has to pay back. */
export const myRecoveries = verb({
  name: 'payments.my-recoveries',
  title: '查看应退回的补贴',
  http: 'GET /payments/my-recoveries',
  who: may('payments.read-own'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(Item), owed: Amount }),
  async run(ctx) {
    const payee = ctx.actor.organisation ?? ctx.actor.person
    if (!payee) return { items: [], owed: 0 }
    const items = (await recoveries(ctx.db, { payee })).map(itemOf)
    return { items, owed: items.reduce((sum, one) => sum + one.owed, 0) }
  },
})

/** 登记退回: a part that came back, by the bank's reference. */
export const repayRecovery = verb({
  name: 'payments.enter-repayment',
  title: '登记退回到账',
  http: 'POST /payments/recoveries/{number}/repayments',
  who: may('payments.bank-return'),
  input: z.strictObject({
    number: RecoveryNumber,
    amount: z.number().int().positive().max(1_000_000_000_000),
    reference: z.string().trim().min(1, '请填银行流水号').max(60),
    receivedOn: Day,
  }),
  output: z.object({ owed: Amount }),
  async run(ctx, { number, amount, reference, receivedOn }) {
    await reached(ctx, number)
    if (receivedOn > ctx.today)
      throw refusals.receivedInFuture({ fields: [{ path: 'receivedOn', message: '请填银行流水上的到账日' }] })
    const after = await enterRepayment(ctx, number, { amount: fen(amount), reference, receivedOn })
    return { owed: owed(after) }
  },
})

async function reached(ctx: VerbContext, number: string): Promise<void> {
  const file = await readFile(ctx.db, number)
  if (file?.kind !== 'ZH') throw refusals.noSuchRecovery({ detail: '请核对追回办件号。' })
  ctx.within(file)
  ctx.act.subject('case', number)
  ctx.act.district(file.district)
}
