import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { searchClasses } from '../listing/store.ts'
import { publicClasses } from '../listing/views.ts'
import { refusals } from '../refusals.ts'
import { PublicClass } from '../schema.ts'

const PAGE = 20

/** The classes that one's own organisation filed, newest first (本机构班次). */
export const listOwnClasses = verb({
  name: 'training.my-classes',
  title: '查询本机构班次',
  http: 'GET /training/my-classes',
  who: may('training.teach'),
  input: z.strictObject({
    state: z.enum(['filed', 'approved', 'refused', 'withdrawn', 'completed']).optional(),
    q: z.string().trim().max(60).optional(),
    ...pageAsked,
  }),
  output: z.object({ items: z.array(PublicClass), ...countedTotal, ...pageNeighbours }),
  async run(ctx, { state, q, ...asked }) {
    if (!ctx.actor.organisation) throw refusals.asProvider()
    const { items, ...found } = await searchClasses(
      ctx.db,
      { provider: ctx.actor.organisation, states: state ? [state] : undefined, q: q || undefined },
      { ...asked, size: PAGE, newest: true },
    )
    return { ...found, items: await publicClasses(ctx, items) }
  },
})
