import { z } from 'zod'
import { LevelShape } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { accreditationNow, venuesOf } from '../../accreditation/index.ts'
import { joined, scopesOf } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'

/**
 * What an assessor is registered for, before it plans (备案的评价范围): today's and what begins later, since an examination is planned
 * ahead; whether it holds on the day is decided on the plan.
 */
export const planKnown = verb({
  name: 'assessment.plan-known',
  title: '查看备案的评价范围',
  http: 'GET /assessment/plan',
  who: may('assessment.plan'),
  input: z.strictObject({}),
  output: z.object({
    scope: z.array(
      z.object({
        occupation: z.string(),
        occupationCode: z.string().nullable(),
        levels: z.array(LevelShape),
      }),
    ),
    /** Where it may be examined; null for an assessor that was registered before accreditation was a case. */
    venues: z.array(z.object({ id: z.uuid(), name: z.string(), places: z.number().int() })).nullable(),
  }),
  async run(ctx) {
    const { organisation } = ctx.actor
    if (!organisation) throw refusals.asAssessor()
    const rows = await scopesOf(ctx.db, organisation)
    const accredited = await accreditationNow(ctx.db, organisation)
    const venues = accredited ? await venuesOf(ctx.db, organisation) : null
    return {
      venues: venues?.map(({ id, name, places }) => ({ id, name, places })) ?? null,
      scope: joined(
        rows.filter(({ purpose, to }) => purpose === 'assessment' && (to === null || to >= ctx.today)),
      ),
    }
  },
})
