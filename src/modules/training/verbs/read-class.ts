import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { readDays } from '../roster/store.ts'
import { satisfactionWith } from '../satisfaction/store.ts'
import { PublicClass } from '../schema.ts'
import { readClass } from '../store.ts'
import { noClass, publicClasses } from '../views.ts'

/** One class with its timetable as anybody may see it; only classes that were approved are public. */
export const readPublicClass = verb({
  name: 'training.read-class',
  title: '查看培训班次',
  http: 'GET /training/classes/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: PublicClass.extend({
    edition: z.string().nullable(),
    phone: z.string(),
    /** How content the provider's trainees were (满意度); null below so many answers. */
    satisfaction: z.object({ answers: z.number().int(), contentPercent: z.number().int() }).nullable(),
    days: z.array(z.object({ day: z.string(), hours: z.number().int(), topic: z.string() })),
  }),
  async run(ctx, { id }) {
    const one = await readClass(ctx.db, id)
    if (!one || !['approved', 'completed'].includes(one.state)) throw noClass()
    const [shown] = await publicClasses(ctx, [one])
    if (!shown) throw noClass()
    const shownFrom = editionFor(await ctx.standards(), ctx.today).data.satisfaction
    return {
      ...shown,
      edition: one.edition,
      satisfaction: shownFrom
        ? await satisfactionWith(ctx.db, one.provider, { fewest: shownFrom.fewest, today: ctx.today })
        : null,
      phone: (await organisationById(ctx.db, one.provider))?.phone ?? '',
      days: (await readDays(ctx.db, id)).map(({ day, lessons, topic }) => ({ day, hours: lessons, topic })),
    }
  },
})
