import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Figure } from '../../../kernel/figure/figure.ts'
import { may, problem, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { FIGURES } from '../figure.ts'

const Value = z.object({
  key: z.string(),
  title: z.string(),
  unit: z.string(),
  definition: z.string(),
  /** People or times; 分 for money. */
  value: z.number().int(),
  districts: z.array(z.object({ district: z.string(), value: z.number().int() })),
})

const NUMBER: Record<Figure['counts'], RawBuilder<unknown>> = {
  rows: sql`count(*)`,
  people: sql`count(distinct person)`,
  amount: sql`coalesce(sum(amount), 0)::bigint`,
}

/** Only rows of the actor's own districts. */
const within = (ctx: VerbContext) =>
  ctx.actor.districts === 'all' ? sql`true` : sql`district = any(${ctx.actor.districts}::text[])`

async function figureValue(ctx: VerbContext, figure: Figure): Promise<z.infer<typeof Value>> {
  const total = await sql<{
    value: number
  }>`select ${NUMBER[figure.counts]} as value from (${figure.rows}) r where ${within(ctx)}`.execute(ctx.db)
  const byDistrict = await sql<{
    district: string
    value: number
  }>`select district, ${NUMBER[figure.counts]} as value
    from (${figure.rows}) r where ${within(ctx)} group by district order by district`.execute(ctx.db)
  const counted = new Map(byDistrict.rows.map((row) => [row.district, row.value]))
  const seen = ctx.city.districts.filter(
    (one) => ctx.actor.districts === 'all' || ctx.actor.districts.includes(one.code),
  )
  return {
    key: figure.key,
    title: figure.title,
    unit: figure.unit,
    definition: figure.definition,
    value: total.rows[0]?.value ?? 0,
    // A district that counts nothing stays visible.
    districts: seen.map((one) => ({ district: one.code, value: counted.get(one.code) ?? 0 })),
  }
}

/** 指标: each number with its definition and, by district, the zeros too; all counted at one moment. */
export const readFigures = verb({
  name: 'figures.all',
  title: '查看指标',
  http: 'GET /figures',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({}),
  output: z.object({ asOf: z.string(), items: z.array(Value) }),
  async run(ctx) {
    const items = []
    for (const figure of FIGURES) items.push(await figureValue(ctx, figure))
    return { asOf: ctx.now.toISOString(), items }
  },
})

/** The rows that a number counts: of people the last of each, so that the list is as long as the number says. */
const counted = ({ counts, rows }: Figure, where: RawBuilder<unknown>): RawBuilder<unknown> =>
  counts === 'people'
    ? sql`select distinct on (person) * from (${rows}) every_row where ${where} order by person, day desc, reference`
    : sql`select * from (${rows}) every_row where ${where}`

const PAGE = 100

/** The list that a number was counted from, row by row. */
export const readFigure = verb({
  name: 'figures.rows',
  title: '查看指标明细',
  http: 'GET /figures/{key}',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({
    key: z.string().max(40),
    district: z
      .string()
      .regex(/^\d{6}$/)
      .optional(),
    page: z.number().int().min(1).max(100_000).default(1),
  }),
  output: z.object({
    figure: Value,
    total: z.number().int(),
    rows: z.array(
      z.object({
        district: z.string(),
        day: z.string(),
        reference: z.string(),
        amount: z.number().int().nullable(),
      }),
    ),
  }),
  async run(ctx, { key, district, page }) {
    const figure = FIGURES.find((one) => one.key === key)
    if (!figure) throw problem(404, '没有这个指标')
    const where = sql`${within(ctx)} and (${district ?? null}::text is null or district = ${district ?? null})`
    const { rows } = await sql<{
      district: string
      day: string
      reference: string
      amount: number | null
      total: number
    }>`
      select district, day, reference, amount, count(*) over () as total
      from (${counted(figure, where)}) r
      order by day desc, reference, person limit ${PAGE} offset ${(page - 1) * PAGE}`.execute(ctx.db)
    return {
      figure: await figureValue(ctx, figure),
      total: rows[0]?.total ?? 0,
      rows: rows.map(({ total: _total, ...row }) => row),
    }
  },
})
