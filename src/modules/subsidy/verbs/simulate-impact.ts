import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { caseNumberOf, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import {
  amended,
  type CatalogueEdition,
  CELL_TEXT,
  catalogueKind,
  columnOf,
  DEMANDS,
  editionBefore,
  editionOfCase,
} from '../../catalogue/index.ts'
import type { Side } from '../impact/rules-impact.ts'
import { MOST, projectName, simulate } from '../impact/simulate.ts'
import { refusals } from '../refusals.ts'
import { subsidyKind } from '../standard.ts'

const Amount = z.number().int()
const Tally = z.object({
  claims: Amount,
  before: Amount,
  after: Amount,
  gainers: Amount,
  gained: Amount,
  losers: Amount,
  lost: Amount,
  unclear: Amount,
})
const Rows = z.array(Tally.extend({ key: z.string(), name: z.string() }))

/**
 * 影响测算: the claims of the last twelve months once more under a draft, or under the catalogue in force with one
 * amount or one percentage changed. Nothing is kept.
 */
export const simulateImpact = verb({
  name: 'subsidy.simulate-impact',
  title: '测算目录调整的影响',
  http: 'GET /subsidy/impact',
  who: may('ledger.read'),
  input: z.strictObject({
    number: caseNumberOf('ML').optional(),
    occupation: OccupationName.optional(),
    level: LevelText.optional(),
    hours: z.union([z.literal(120), z.literal(80)]).default(120),
    amount: z.string().regex(CELL_TEXT, '应为金额（元）、—— 或 /').optional(),
    demand: z.enum(DEMANDS).optional(),
    percent: z.number().int().min(0).max(100).optional(),
  }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    before: z.string(),
    after: z.string(),
    total: Tally,
    byDemand: Rows,
    byDistrict: Rows,
    byProject: Rows,
    byOccupation: Rows,
  }),
  async run(ctx, input) {
    ctx.within({ district: ctx.city.code })
    const { before, after } = await sidesOf(ctx, input.number)
    const changed = withRate(withAmount(after, input), input)
    const { from, to, impact } = await simulate(ctx, before, changed)
    const districts = new Map(ctx.city.districts.map(({ code, name }) => [code as string, name]))
    const named = <T extends { key: string }>(
      rows: readonly T[],
      name: (key: string) => string = (key) => key,
    ) => rows.map((row) => ({ ...row, name: name(row.key) }))
    return {
      from,
      to,
      before: before.catalogue.name,
      after: `${after.catalogue.name}${changed === after ? '' : '（改一个数）'}`,
      total: impact.total,
      byDemand: named(impact.byDemand),
      byDistrict: named(impact.byDistrict, (key) => districts.get(key) ?? key),
      byProject: named(impact.byProject, projectName),
      byOccupation: named(impact.byOccupation.slice(0, MOST)),
    }
  },
})

interface Asked {
  occupation?: string | undefined
  level?: Level | undefined
  hours: 120 | 80
  amount?: string | undefined
  demand?: (typeof DEMANDS)[number] | undefined
  percent?: number | undefined
}

/** What is compared: a draft with the edition before it, or the edition in force with itself. */
async function sidesOf(ctx: VerbContext, number: string | undefined): Promise<{ before: Side; after: Side }> {
  const standards = await ctx.standards()
  const side = (catalogue: CatalogueEdition): Side => ({ catalogue, standards })
  if (number === undefined) {
    const current = standards.inForce(catalogueKind, ctx.today)
    if (current === null) throw refusals.noCatalogueToday()
    return { before: side(current), after: side(current) }
  }
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchCase()
  ctx.within(file)
  if (file.state === 'withdrawn') throw refusals.draftWithdrawn()
  const draft = await editionOfCase(ctx.db, number)
  const before = editionBefore(standards, draft)
  if (before === null) throw refusals.nothingToCompare()
  return { before: side(before), after: side(draft) }
}

/** One amount changed, where one was asked for. */
function withAmount(side: Side, { occupation, level, hours, amount }: Asked): Side {
  if (amount === undefined) return side
  if (occupation === undefined || level === undefined)
    throw refusals.chooseOccupation({
      fields: [{ path: occupation === undefined ? 'occupation' : 'level', message: '请选择' }],
    })
  const made = amended(side.catalogue.data, [{ occupation, column: columnOf(level, hours), value: amount }])
  if ('message' in made) throw refusals.badEdit({ fields: [{ path: 'occupation', message: made.message }] })
  return { ...side, catalogue: { ...side.catalogue, data: made.data } }
}

/** The percentage of one class changed in every edition of the measures, where it was asked for. */
function withRate(side: Side, { demand, percent }: Asked): Side {
  if (percent === undefined) return side
  if (demand === undefined) throw refusals.chooseDemand({ fields: [{ path: 'demand', message: '请选择' }] })
  const changed = side.standards.all(subsidyKind).map((measures) => {
    const { rates } = measures.data
    const percentByDemand = { ...rates.percentByDemand, [demand]: percent }
    return { ...measures, data: { ...measures.data, rates: { ...rates, percentByDemand } } }
  })
  return { ...side, standards: side.standards.with(changed) }
}
