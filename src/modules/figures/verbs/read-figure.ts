import { z } from 'zod'
import {
  type CountedFigure,
  dividedBy,
  type Figure,
  isRatio,
  listedOf,
  type Part,
  readDivided,
  readPart,
  readRows,
  readSum,
} from '../../../kernel/figure/index.ts'
import { District } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type PageAsked, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { FIGURES } from '../figure.ts'
import { divisionTitle, valueText } from '../names.ts'
import { refusals } from '../refusals.ts'
import { FigureValue, figureValue } from '../shapes.ts'

const PAGE = 100

const Dimension = z.enum(['occupation', 'level', 'cohort'])

const Row = z.object({
  district: z.string(),
  occupation: z.string(),
  level: z.string(),
  cohort: z.string(),
  day: z.string(),
  reference: z.string(),
  amount: z.number().int(),
})

/** One figure by what it is divided by, and the list that its number, or a part of it, was counted from, row by row. */
export const readFigure = verb({
  name: 'figures.rows',
  title: '查看指标明细',
  http: 'GET /figures/{key}',
  who: may('figures.read'),
  consistent: true,
  input: z
    .strictObject({
      key: z.string().max(40),
      district: District.optional(),
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      by: Dimension.optional(),
      value: z.string().max(100).optional(),
      ...pageAsked,
    })
    .refine(({ by, value }) => (by === undefined) === (value === undefined), '分组和分组的值要一起给'),
  output: z.object({
    figure: FigureValue,
    /** Of a share the list holds the part. */
    listed: z.string(),
    total: z.number().int(),
    amount: z.number().int().nullable(),
    months: z.array(z.object({ value: z.string(), number: z.number().int() })),
    divided: z.array(
      z.object({
        by: Dimension,
        title: z.string(),
        values: z.array(z.object({ value: z.string(), text: z.string(), number: z.number().int() })),
      }),
    ),
    items: z.array(Row),
    ...pageNeighbours,
  }),
  async run(ctx, { key, district, month, by, value, ...asked }) {
    const figure = figureOf(key)
    const listed = listedOf(figure)
    if (by && !dividedBy(listed).includes(by)) throw refusals.notGroupedSo()
    const part: Part = {
      districts: within(ctx, district),
      month,
      by: by && value !== undefined ? { dimension: by, value } : undefined,
    }
    const reading = await readSum(ctx.db, figure, { districts: ctx.actor.districts })
    const counted = await readPart(ctx.db, listed, part)
    return {
      figure: figureValue(ctx, figure, reading),
      listed: listed.title,
      total: counted.rows,
      amount: listed.counts === 'amount' ? counted.amount : null,
      months: isRatio(figure) ? [] : await readDivided(ctx.db, listed, 'month', part),
      divided: await inDivisions(ctx, listed, part),
      ...(await pageOf(ctx, listed, part, asked)),
    }
  },
})

/** Every division of the figure, the largest part first. */
async function inDivisions(ctx: VerbContext, figure: CountedFigure, part: Part) {
  const found = []
  for (const by of dividedBy(figure)) {
    const values = await readDivided(ctx.db, figure, by, part)
    found.push({
      by,
      title: divisionTitle(figure.of, by),
      values: values.map(({ value, number }) => ({ value, text: valueText(figure.of, by, value), number })),
    })
  }
  return found
}

function figureOf(key: string): Figure {
  const found = FIGURES.find((one) => one.key === key)
  if (!found) throw refusals.noSuchFigure()
  return found
}

/** The districts asked for, as far as the actor sees them. */
function within({ actor: { districts } }: VerbContext, district: string | undefined): Part['districts'] {
  if (district === undefined) return districts
  return districts === 'all' || districts.includes(district) ? [district] : []
}

async function pageOf(ctx: VerbContext, figure: CountedFigure, part: Part, asked: PageAsked) {
  const page = await readRows(ctx.db, figure, part, asked, PAGE)
  return {
    ...page,
    items: page.items.map((row) => ({
      ...row,
      level: valueText(figure.of, 'level', row.level),
      cohort: valueText(figure.of, 'cohort', row.cohort),
    })),
  }
}
