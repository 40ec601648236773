import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../kernel/database/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { paymentCase } from '../payable/payment-case.ts'

const Row = z.object({
  case: z.string(),
  batch: z.string(),
  amount: z.number(),
  set_off: z.number(),
  account: z.string(),
  state: z.enum(['paid', 'returned']),
  settled_on: z.string().nullable(),
  reason: z.string().nullable(),
  again: z.boolean(),
})

/** 我的到账和退票: what the bank paid to a person or an organisation, and what it gave back. */
export const myMoney = verb({
  name: 'payments.my-money',
  title: '查看到账和退票',
  http: 'GET /payments/my-money',
  who: may('subsidy.confirm'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        case: z.string(),
        kindTitle: z.string(),
        batch: z.string(),
        amount: z.number().int(),
        /** 分 that were kept back against what the payee owes. */
        setOff: z.number().int(),
        account: z.string(),
        state: z.enum(['paid', 'returned']),
        settledOn: z.string().nullable(),
        reason: z.string().nullable(),
        /** The bank gave it back and it has not been sent again: the payee's account must be put right. */
        waits: z.boolean(),
      }),
    ),
    total: z.number().int(),
    waiting: z.number().int(),
  }),
  async run(ctx) {
    const payee = ctx.actor.organisation ?? ctx.actor.person
    const rows = await readRows(
      Row,
      sql`
      select line.case_number as "case", line.batch, line.amount, line.set_off, line.account_masked as account,
        line.state, line.settled_on, line.return_reason as reason,
        line.state = 'returned' and payable.state = 'returned'
          and line.batch = max(line.batch) over (partition by line.case_number) as again
      from payment_line line join payable on payable.id = line.payable
      where line.payee = ${payee}::uuid and line.state in ('paid', 'returned')
      order by line.settled_on desc, line.batch desc, line.line limit 1000`,
      ctx.db,
    )
    const items = rows.map(({ set_off, settled_on, again, ...row }) => ({
      ...row,
      kindTitle: paymentCase(row.case).procedure.title,
      setOff: set_off,
      settledOn: settled_on,
      waits: again,
    }))
    return {
      items,
      total: items.reduce((sum, one) => sum + (one.state === 'paid' ? one.amount : 0), 0),
      waiting: items.filter(({ waits }) => waits).length,
    }
  },
})
