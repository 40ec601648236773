import { z } from 'zod'
import { heldNow, inHand } from '../../../kernel/case/index.ts'
import { isRatio, readDivided } from '../../../kernel/figure/index.ts'
import { balancesOfYear } from '../../../kernel/ledger/index.ts'
import { addMonths, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { FIGURES } from '../figure.ts'

/** So many months stand side by side. */
const MONTHS = 12

const Count = z.number().int()
const Month = z.object({ month: z.string(), number: Count })

/** 领导页: how it goes month by month, funds against budgets, terms kept and missed, and what waits for a cause to end. */
export const readOverview = verb({
  name: 'figures.overview',
  title: '查看总览',
  http: 'GET /figures/overview',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({}),
  output: z.object({
    asOf: z.string(),
    year: z.number().int(),
    /** Figures of what happened, by month, the months without anything too. */
    trends: z.array(
      z.object({ key: z.string(), title: z.string(), unit: z.string(), months: z.array(Month) }),
    ),
    /** By district, the whole city's own last; a district without a fund has none. */
    funds: z.array(
      z.object({
        district: z.string(),
        name: z.string(),
        budget: Count,
        paid: Count,
        committed: Count,
        available: Count,
      }),
    ),
    terms: z.array(
      z.object({ district: z.string(), name: z.string(), kept: Count, missed: Count, held: Count }),
    ),
    held: z.array(z.object({ text: z.string(), count: Count })),
    /** Where the districts stand, with their short names. */
    districts: z.array(z.object({ code: z.string(), name: z.string(), short: z.string() })),
  }),
  async run(ctx) {
    const { districts } = ctx.actor
    const seen = placesSeen(ctx)
    const own = (code: string) => seen.some((one) => one.code === code)
    const year = yearOf(ctx.today)
    const funds = (await balancesOfYear(ctx.db, year)).filter(({ district }) => district && own(district))
    const terms = new Map((await inHand(ctx.db, ctx.today, districts)).map((one) => [one.district, one]))
    return {
      asOf: ctx.now.toISOString(),
      year,
      trends: await trends(ctx),
      funds: seen.flatMap(({ code, name }) => {
        const of = funds.filter(({ district }) => district === code)
        if (of.length === 0) return []
        const sum = (pick: 'budget' | 'held' | 'committed' | 'available') =>
          of.reduce((total, { balances }) => total + balances[pick], 0)
        const [budget, paid] = [sum('budget'), sum('held')]
        return [
          { district: code, name, budget, paid, committed: sum('committed'), available: sum('available') },
        ]
      }),
      terms: seen.map(({ code, name }) => {
        const { kept = 0, missed = 0, held = 0 } = terms.get(code) ?? {}
        return { district: code, name, kept, missed, held }
      }),
      held: await heldNow(ctx.db, districts),
      districts: ctx.city.districts.filter(({ code }) => own(code)),
    }
  },
})

/** The districts that the actor sees; who sees all sees the city's own cases and funds as well. */
function placesSeen({ city, actor: { districts } }: VerbContext): { code: string; name: string }[] {
  const all = districts === 'all'
  return [
    ...city.districts.filter(({ code }) => all || districts.includes(code)),
    ...(all ? [{ code: city.code, name: '市本级' }] : []),
  ]
}

async function trends(ctx: VerbContext) {
  const first = addMonths(ctx.today, 1 - MONTHS)
  const months = Array.from({ length: MONTHS }, (_, at) => addMonths(first, at).slice(0, 7))
  const found = []
  for (const figure of FIGURES) {
    if (isRatio(figure) || figure.kind !== 'flow') continue
    const { key, title, unit } = figure
    const divided = await readDivided(ctx.db, figure, 'month', { districts: ctx.actor.districts })
    const known = new Map(divided.map(({ value, number }) => [value, number]))
    found.push({
      key,
      title,
      unit,
      months: months.map((month) => ({ month, number: known.get(month) ?? 0 })),
    })
  }
  return found
}
