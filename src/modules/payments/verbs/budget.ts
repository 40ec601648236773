import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { balances, budget, funds } from '../../../kernel/ledger/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { fundOf } from '../fund.ts'

/** 下达预算: money for a district's claims of this year. Held claims go on by themselves. */
export const giveBudget = verb({
  name: 'payments.give-budget',
  title: '下达补贴预算',
  http: 'POST /payments/funds',
  who: may('ledger.budget'),
  input: z.strictObject({
    district: z.string().regex(/^\d{6}$/),
    amount: z.number().int().positive().max(1_000_000_000_000),
  }),
  output: z.object({ fund: z.string() }),
  async run(ctx, { district, amount }) {
    if (!ctx.city.districts.some((one) => one.code === district)) {
      throw problem(422, '没有这个区', { fields: [{ path: 'district', message: '请选择本市的一个区' }] })
    }
    ctx.within({ district })
    const fund = await fundOf(ctx, district)
    const posted = await budget(ctx.db, {
      fund,
      amount: fen(amount),
      key: `budget ${randomUUID()}`,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })
    if (!posted.posted) throw new Error(`${fund}: ${posted.reason}`)
    ctx.act.subject('fund', fund)
    ctx.act.district(district)
    return { fund }
  },
})

const Amount = z.number().int()

/** 资金: what each fund holds. */
export const listFunds = verb({
  name: 'payments.funds',
  title: '查看补贴资金',
  http: 'GET /payments/funds',
  who: may('ledger.read'),
  consistent: true,
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        title: z.string(),
        budget: Amount,
        available: Amount,
        committed: Amount,
        paid: Amount,
        returned: Amount,
        recovered: Amount,
      }),
    ),
  }),
  async run(ctx) {
    const all = await funds(ctx.db)
    const seen = all.filter(
      (one) =>
        ctx.actor.districts === 'all' ||
        (one.district !== null && ctx.actor.districts.includes(one.district)),
    )
    return {
      items: await Promise.all(
        seen.map(async (one) => ({
          code: one.code,
          title: one.title,
          ...(await balances(ctx.db, one.code)),
        })),
      ),
    }
  },
})
