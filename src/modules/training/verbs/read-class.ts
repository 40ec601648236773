import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { Outcome, organisationById, outcomesOf } from '../../organisations/index.ts'
import { noClass, publicClasses, timetableOf } from '../listing/views.ts'
import { PublicClass, TimetableDay } from '../schema.ts'
import { readClass } from '../store.ts'

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
    /** What was published of the provider's teaching (公开成效). */
    outcomes: z.array(Outcome),
    days: z.array(TimetableDay),
  }),
  async run(ctx, { id }) {
    const one = await readClass(ctx.db, id)
    if (!one || !['approved', 'completed'].includes(one.state)) throw noClass()
    const [shown] = await publicClasses(ctx, [one])
    if (!shown) throw noClass()
    return {
      ...shown,
      edition: one.edition,
      outcomes: await outcomesOf(ctx.db, one.provider),
      phone: (await organisationById(ctx.db, one.provider))?.phone ?? '',
      days: await timetableOf(ctx.db, one),
    }
  },
})
