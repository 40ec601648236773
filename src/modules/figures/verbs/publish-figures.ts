import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { isPublished, publish, uncounted, waitingLongest } from '../../../kernel/figure/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { FIGURES, TALLIES } from '../figure.ts'
import { refusals } from '../refusals.ts'

/** In a busy city something always waits to be counted in, for seconds; after so many minutes nobody is counting. */
const BEHIND = 1

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
    if ((await uncounted(ctx.db, TALLIES)).length > 0) throw refusals.notCounted()
    if (((await waitingLongest(ctx.db))?.minutes ?? 0) >= BEHIND) throw refusals.behind()
    const id = randomUUID()
    ctx.act.subject('figure-publication', id)
    await publish(ctx.db, FIGURES, { id, title, publishedAt: ctx.now, publishedBy: ctx.actor.label })
    return { id }
  },
})
