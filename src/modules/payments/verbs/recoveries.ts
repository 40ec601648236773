import { z } from 'zod'

import { StateTone } from '../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type PageAsked, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { owed, owedOn, type RecoveriesOf, type Recovery, recoveries } from '../recovery/recovery.ts'
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

const Listed = z.object({
  items: z.array(Item),
  ...pageNeighbours,
  /** Those of all pages that are not paid back, and what is owed on them. */
  open: z.number().int(),
  owed: Amount,
})

/** 追回: what is owed, what came back, in the actor's own districts. */
export const listRecoveries = verb({
  name: 'payments.recoveries',
  title: '查看追回',
  http: 'GET /payments/recoveries',
  who: may('payments.recover'),
  input: z.strictObject(pageAsked),
  output: Listed,
  async run(ctx, asked) {
    const { districts } = ctx.actor
    const of =
      districts === 'all' ? [ctx.city.code, ...ctx.city.districts.map(({ code }) => code)] : districts
    return listed(ctx, { districts: of }, asked)
  },
})

/** 我应退回的补贴: what a person or an organisation has to pay back. */
export const myRecoveries = verb({
  name: 'payments.my-recoveries',
  title: '查看应退回的补贴',
  http: 'GET /payments/my-recoveries',
  who: may('payments.read-own'),
  input: z.strictObject(pageAsked),
  output: Listed,
  async run(ctx, asked) {
    const payee = ctx.actor.organisation ?? ctx.actor.person
    if (!payee) return { items: [], next: null, previous: null, open: 0, owed: 0 }
    return listed(ctx, { payee }, asked)
  },
})

const PAGE = 50

async function listed(ctx: VerbContext, of: RecoveriesOf, asked: PageAsked) {
  const { items, ...neighbours } = await recoveries(ctx.db, of, asked, PAGE)
  return { ...neighbours, items: items.map(itemOf), ...(await owedOn(ctx.db, of)) }
}
