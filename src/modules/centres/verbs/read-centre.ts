import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { visitsOf } from '../application/store.ts'
import { refusals } from '../refusals.ts'
import { centresOn } from '../standard.ts'
import { centreById } from '../store.ts'
import { PublicCentre, publicCentre } from '../views.ts'

/** One centre with why it was named (为什么命名): what it said, what was found on the spot, by the standard of that day. */
export const readCentre = verb({
  name: 'centres.read',
  title: '查看企业培训中心',
  http: 'GET /centres/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    centre: PublicCentre,
    /** Who looked is not told to the public, only when and what they found. */
    visits: z.array(z.object({ visitedOn: z.string(), capacity: z.number(), teachers: z.number() })),
    standard: z.object({ name: z.string(), assumed: z.boolean(), source: z.string() }),
  }),
  async run(ctx, { id }) {
    const centre = await centreById(ctx.db, id)
    if (!centre) throw refusals.noSuchCentre()
    const { name, status, source } = centresOn(await ctx.standards(), centre.namedOn)
    return {
      centre: publicCentre(ctx, centre),
      visits: (await visitsOf(ctx.db, centre.namedIn)).map(({ visitedOn, capacity, teachers }) => ({
        visitedOn,
        capacity,
        teachers,
      })),
      standard: { name, assumed: status === 'assumed', source },
    }
  },
})
