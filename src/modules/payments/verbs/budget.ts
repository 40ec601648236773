import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { balances, budget, cutBudget, funds } from '../../../kernel/ledger/index.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { District } from '../../../kernel/value/shapes.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { fundRaised } from '../events.ts'
import { fundOf, fundParts } from '../fund/fund.ts'
import { FUND_KINDS } from '../fund/fund-kinds.ts'
import { refusals } from '../refusals.ts'

const Amount = z.number().int()
const Moved = z.number().int().positive().max(1_000_000_000_000)
const FundCode = z.string().regex(/^[a-z]+-\d{4}-\d{6}$/, '请从资金账里选择')

/** 下达预算: money for a district's claims of this year. Held claims go on by themselves. */
export const giveBudget = verb({
  name: 'payments.give-budget',
  title: '下达补贴预算',
  http: 'POST /payments/funds',
  who: may('ledger.budget'),
  input: z.strictObject({
    district: District,
    kind: z.enum(FUND_KINDS).default('employment'),
    amount: Moved,
  }),
  output: z.object({ fund: z.string() }),
  async run(ctx, { district, kind, amount }) {
    if (!ctx.city.districts.some((one) => one.code === district)) {
      throw refusals.noSuchDistrict({ fields: [{ path: 'district', message: '请选择本市的一个区' }] })
    }
    ctx.within({ district })
    const fund = await fundOf(ctx, district, yearOf(ctx.today), kind)
    const posted = await budget(ctx.db, {
      fund,
      amount: fen(amount),
      key: `budget ${randomUUID()}`,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })
    if (!posted.posted) throw new Error(`${fund}: ${posted.reason}`)
    await ctx.emit(fundRaised, { fund, district })
    ctx.act.subject('fund', fund)
    ctx.act.district(district)
    return { fund }
  },
})

const CUTS = ['year-end', 'transfer', 'mistake', 'policy'] as const

/** 预算核减: takes back what is neither set aside nor paid; never more. */
export const cutFund = verb({
  name: 'payments.cut-budget',
  title: '核减补贴预算',
  http: 'POST /payments/funds/{fund}/cut',
  who: may('ledger.budget'),
  input: z.strictObject({
    fund: FundCode,
    amount: Moved,
    reason: z.enum(CUTS),
    note: z.string().trim().min(2, '请填写文号或说明').max(200),
  }),
  output: z.object({ fund: z.string(), available: Amount }),
  async run(ctx, { fund, amount, reason, note }) {
    const district = await reached(ctx, fund)
    const posted = await cutBudget(ctx.db, {
      fund,
      amount: fen(amount),
      key: `cut ${randomUUID()}`,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })
    if (!posted.posted) {
      if (posted.reason !== 'overdraft') throw new Error(`${fund}: ${posted.reason}`)
      throw refusals.cutTooMuch({
        fields: [
          {
            path: 'amount',
            message: `可用 ${formatYuan(posted.has)} 元；已占用和已拨付的不能核减。要核减更多，请先撤销尚未拨付的申领`,
          },
        ],
      })
    }
    ctx.act.subject('fund', fund)
    ctx.act.district(district)
    ctx.act.purpose(`${reason}：${note}`)
    return { fund, available: (await balances(ctx.db, fund)).available }
  },
})

async function reached(ctx: VerbContext, fund: string): Promise<string> {
  const district = fundParts(fund)?.district
  const known = district ? (await funds(ctx.db, { district })).some((one) => one.code === fund) : false
  if (!district || !known) throw refusals.noSuchFund()
  ctx.within({ district })
  return district
}

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
        receivable: Amount,
        writtenOff: Amount,
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
    const items = []
    for (const one of seen)
      items.push({ code: one.code, title: one.title, ...(await balances(ctx.db, one.code)) })
    return { items }
  },
})
