import { z } from 'zod'
import { LevelShape } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById, scopeOn, venuesOf } from '../../organisations/index.ts'
import { FILING_EFFORT } from '../filing/effort.ts'
import { refusals } from '../refusals.ts'

/** What the licence and the registers know before a class is filed (报开班前已知的): what may be taught, and what is left to fill in. */
export const filingKnown = verb({
  name: 'training.filing-known',
  title: '查看报开班前已知的内容',
  http: 'GET /training/filing',
  who: may('training.file'),
  input: z.strictObject({}),
  output: z.object({
    provider: z.string(),
    licensed: z.array(z.object({ occupation: z.string(), levels: z.array(LevelShape) })),
    /** Where the provider may teach, and how many each place holds (登记的教学场地). */
    venues: z.array(z.object({ name: z.string(), holds: z.number().int() })),
    typed: z.number().int(),
    chosen: z.number().int(),
  }),
  async run(ctx) {
    const provider = ctx.actor.organisation ? await organisationById(ctx.db, ctx.actor.organisation) : null
    if (!provider) throw refusals.asProvider()
    const scope = await scopeOn(ctx.db, provider.id, 'training', ctx.today)
    return {
      provider: provider.name,
      licensed: scope.map(({ occupation, levels }) => ({ occupation, levels })),
      venues: (await venuesOf(ctx.db, provider.id)).map(({ name, holds }) => ({ name, holds })),
      ...FILING_EFFORT,
    }
  },
})
