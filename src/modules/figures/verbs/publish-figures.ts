import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { isPublished, publish, waitingNotes } from '../../../kernel/figure/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { FIGURES, TALLIES } from '../figure.ts'
import { refusals } from '../refusals.ts'

/** 发布指标: what the figures are now is kept for good; what changes later is shown beside it. */
export const publishFigures = verb({
  name: 'figures.publish',
  title: '发布指标',
  http: 'POST /figure-publications',
  who: may('figures.publish'),
  input: z.strictObject({ title: z.string().trim().min(2, '请写明是哪一期，至少 2 个字').max(60) }),
  output: z.object({ id: z.string() }),
  async run(ctx, { title }) {
    await lockName(ctx.db, `figures.publish ${title}`)
    if (await isPublished(ctx.db, title)) throw refusals.publishedAlready()
    if ((await waitingNotes(ctx.db, TALLIES)) > 0) throw refusals.stillCounting()
    const id = randomUUID()
    ctx.act.subject('figure-publication', id)
    await publish(ctx.db, FIGURES, { id, title, publishedAt: ctx.now, publishedBy: ctx.actor.label })
    return { id }
  },
})
