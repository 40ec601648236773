import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { PublicClass } from '../schema.ts'
import { searchClasses } from '../store-listing.ts'
import { publicClasses } from '../views.ts'

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
    cursor: z
      .string()
      .regex(/^\d{1,6}$/)
      .optional(),
  }),
  output: z.object({ items: z.array(PublicClass), total: z.number().int(), next: z.string().nullable() }),
  async run(ctx, { state, q, cursor }) {
    if (!ctx.actor.organisation) throw refusals.asProvider()
    const offset = Number(cursor ?? 0)
    const { items, total } = await searchClasses(
      ctx.db,
      { provider: ctx.actor.organisation, states: state ? [state] : undefined, q: q || undefined },
      { limit: PAGE, offset, newest: true },
    )
    return {
      items: await publicClasses(ctx, items),
      total,
      next: offset + PAGE < total ? String(offset + PAGE) : null,
    }
  },
})
