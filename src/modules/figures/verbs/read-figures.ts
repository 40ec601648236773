import { z } from 'zod'
import { readSums, uncounted, waitingNotes } from '../../../kernel/figure/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { FIGURES, TALLIES } from '../figure.ts'
import { FigureValue, figureValue } from '../shapes.ts'

/** 指标: each number with its definition and, by district, the zeros too; all read at one moment. */
export const readFigures = verb({
  name: 'figures.all',
  title: '查看指标',
  http: 'GET /figures',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({}),
  output: z.object({
    asOf: z.string(),
    /** Acts that are not counted in yet. */
    waiting: z.number().int(),
    /** A figure is being counted from nothing, so that its number says nothing yet. */
    counting: z.boolean(),
    items: z.array(FigureValue),
  }),
  async run(ctx) {
    const read = await readSums(ctx.db, FIGURES, { districts: ctx.actor.districts })
    return {
      asOf: ctx.now.toISOString(),
      waiting: await waitingNotes(ctx.db, TALLIES),
      counting: (await uncounted(ctx.db, TALLIES)).length > 0,
      items: [...read].map(([figure, reading]) => figureValue(ctx, figure, reading)),
    }
  },
})
