import { z } from 'zod'
import { onDay } from '../../../kernel/value/shapes.ts'
import { bestFirst } from '../../../kernel/value/text/sounds-like.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { occupationIn, registerOn } from '../../occupations/index.ts'
import { catalogueKind } from '../edition.ts'
import { type Entry, entriesOf } from '../entry.ts'
import { refusals } from '../refusals.ts'

const Cell = z.object({ kind: z.string(), amount: z.number().int().nullable() })

/** 紧缺职业目录 in force on a day: class and amounts of each occupation, carried-over values marked. */
export const currentCatalogue = verb({
  name: 'catalogue.current',
  title: '查看紧缺职业目录',
  http: 'GET /catalogue',
  who: anybody(),
  input: z.strictObject({ q: z.string().max(40).optional(), on: onDay }),
  output: z.object({
    id: z.string(),
    name: z.string(),
    from: z.string(),
    to: z.string().nullable(),
    source: z.string(),
    status: z.enum(['confirmed', 'assumed']),
    entries: z.array(
      z.object({
        code: z.string().nullable(),
        name: z.string(),
        industry: z.string().nullable(),
        demand: z.string().nullable(),
        /** 数字职业, 绿色职业, by the register of occupations of that day. */
        marks: z.array(z.enum(['digital', 'green'])),
        assumed: z.boolean(),
        amountsFrom: z.string().nullable(),
        amounts: z.record(z.string(), Cell),
      }),
    ),
  }),
  async run(ctx, { q, on = ctx.today }) {
    const standards = await ctx.standards()
    const edition = standards.inForce(catalogueKind, on)
    if (!edition) throw refusals.noCatalogueThen(on)
    const register = registerOn(standards, on)
    const entries = bestFirst(entriesOf(edition), q ?? '')
    return {
      id: edition.id,
      name: edition.name,
      from: edition.from,
      to: edition.to,
      source: edition.source,
      status: edition.status,
      entries: entries.map((entry) => ({
        code: entry.code,
        name: entry.name,
        industry: entry.industry,
        demand: entry.demand,
        marks: MARKS.filter((mark) => occupationIn(register, entry.code ?? entry.name)?.[mark] === true),
        assumed: entry.demandAssumed || entry.amountsAssumed,
        amountsFrom: entry.amountsFrom,
        amounts: amountsOf(entry),
      })),
    }
  },
})

const MARKS = ['digital', 'green'] as const

/** The 120-hour amounts by level, in 分. */
function amountsOf(entry: Entry): Record<string, z.infer<typeof Cell>> {
  return Object.fromEntries(
    Object.entries(entry.cells[120]).map(([level, cell]) => [
      level,
      { kind: cell.kind, amount: cell.kind === 'amount' ? cell.amount : null },
    ]),
  )
}
