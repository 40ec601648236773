import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { creditsOf } from '../credit/credit.ts'
import { organisationById } from '../organisation.ts'
import { Outcome, outcomesOf } from '../outcome/outcome.ts'
import { Related, relatedTo } from '../record.ts'
import { refusals } from '../refusals.ts'
import { agreementsOf, rectificationsOf, scopesOf } from '../standing.ts'
import { newClassesOn } from '../status/new-classes.ts'
import { PublicOrganisation, publicView } from '../views.ts'

/** One organisation as the public sees it. */
export const readOrganisation = verb({
  name: 'organisations.read',
  title: '查看机构公开信息',
  http: 'GET /organisations/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: PublicOrganisation.extend({
    outcomes: z.array(Outcome),
    /** How it stands as a provider, where it opens no new classes or is closed (办学状态). */
    stopped: z.string().nullable(),
    /** Its head office, its branches, and what has gone into another (总部、分支、合并). */
    related: z.array(Related),
  }),
  async run(ctx, { id }) {
    const found = await organisationById(ctx.db, id)
    if (!found) throw refusals.noSuchOrganisation()
    const shown = publicView(
      found,
      {
        agreements: await agreementsOf(ctx.db, id),
        scopes: await scopesOf(ctx.db, id),
        rectifications: await rectificationsOf(ctx.db, id),
        credits: await creditsOf(ctx.db, id),
      },
      ctx.today,
      await ctx.standards(),
    )
    const { stopped } = await newClassesOn(ctx.db, id, ctx.today)
    return { ...shown, outcomes: await outcomesOf(ctx.db, id), stopped, related: await relatedTo(ctx, id) }
  },
})
