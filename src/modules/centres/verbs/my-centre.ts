import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { organisationById, recognisedOn, recognitionsOf } from '../../organisations/index.ts'
import { CENTRE_PROCEDURES } from '../procedures.ts'
import { refusals } from '../refusals.ts'
import { centresOn } from '../standard.ts'
import { centreNow } from '../store.ts'
import { PublicCentre, publicCentre } from '../views.ts'

const CASES_SHOWN = 20

/** The centre of one's own enterprise, what is asked of one, and the cases that are under way (本单位企业培训中心). */
export const myCentre = verb({
  name: 'centres.mine',
  title: '查看本单位企业培训中心',
  http: 'GET /centres/mine',
  who: may('centres.apply'),
  input: z.strictObject({}),
  output: z.object({
    enterprise: z.object({ name: z.string(), creditCode: z.string(), address: z.string() }),
    centre: PublicCentre.nullable(),
    /** Whether it trains the public too, as a recognised base. */
    base: z.boolean(),
    mayApply: z.boolean(),
    cases: z.array(
      z.object({ number: z.string(), title: z.string(), stateTitle: z.string(), closed: z.boolean() }),
    ),
    asks: z.object({
      staff: z.number(),
      capacity: z.number(),
      teachers: z.number(),
      assumed: z.boolean(),
      source: z.string(),
    }),
  }),
  async run(ctx) {
    const id = ctx.actor.organisation
    const found = id ? await organisationById(ctx.db, id) : null
    if (!id || !found) throw refusals.forNoOrganisation()
    const centre = await centreNow(ctx.db, id)
    const { data, status, source } = centresOn(await ctx.standards(), ctx.today)
    const cases = []
    for (const { kind, states } of CENTRE_PROCEDURES)
      for (const { number, title, state, closedAt } of await casesOf(
        ctx.db,
        { kind, organisation: id },
        { limit: CASES_SHOWN },
      ))
        cases.push({ number, title, stateTitle: states[state]?.title ?? state, closed: closedAt !== null })
    const { name, creditCode, address } = found
    const { staff, capacity, teachers } = data.entry
    return {
      enterprise: { name, creditCode, address },
      centre: centre && publicCentre(ctx, centre),
      base: recognisedOn(await recognitionsOf(ctx.db, [id]), id, 'enterprise-base', ctx.today),
      mayApply:
        centre === null &&
        data.applicants.some((kind) => found.kinds.includes(kind)) &&
        !cases.some(({ number, closed }) => number.startsWith('QZ') && !closed),
      cases,
      asks: { staff, capacity, teachers, assumed: status === 'assumed', source },
    }
  },
})
