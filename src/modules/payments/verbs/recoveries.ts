import { z } from 'zod'
import { StateTone } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { owed, type Recovery, recoveries } from '../recovery/recovery.ts'
import { recoveryShown } from '../recovery/recovery-procedure.ts'

const Amount = z.number().int()

const Item = z.object({
  number: z.string(),
  case: z.string(),
  why: z.string(),
  state: z.enum(['open', 'repaid', 'written-off', 'cancelled']),
  stateTitle: z.string(),
  stateTone: StateTone,
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
  ...recoveryShown(one.state),
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
