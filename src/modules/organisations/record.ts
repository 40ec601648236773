import { z } from 'zod'
import { levelName } from '../../kernel/value/level.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { payAccountOf } from './account.ts'
import { creditsOf } from './credit/credit.ts'
import { organisationById } from './organisation.ts'
import { refusals } from './refusals.ts'
import { PURPOSES } from './schema.ts'
import { agreementsOf, rectificationsOf, scopesOf } from './standing.ts'
import { PublicOrganisation, publicView } from './views.ts'

const Period = { from: z.string(), to: z.string().nullable() }

/** What the register holds of an organisation, past and future included. */
export const OrganisationRecord = z.object({
  organisation: PublicOrganisation,
  siteCode: z.string().nullable(),
  bodyCode: z.string(),
  agreements: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      ...Period,
      endReason: z.string().nullable(),
      source: z.string(),
    }),
  ),
  scopes: z.array(
    z.object({
      purpose: z.string(),
      occupation: z.string(),
      levelText: z.string(),
      ...Period,
      source: z.string(),
    }),
  ),
  rectifications: z.array(z.object({ letter: z.string(), reason: z.string(), ...Period })),
  account: z.object({ masked: z.string(), holder: z.string(), bank: z.string() }).nullable(),
})

/** The whole record of one organisation. Throws 404. */
export async function recordOf(ctx: VerbContext, id: string): Promise<z.infer<typeof OrganisationRecord>> {
  const found = await organisationById(ctx.db, id)
  if (!found) throw refusals.noSuchOrganisation()
  const holdings = {
    agreements: await agreementsOf(ctx.db, id),
    scopes: await scopesOf(ctx.db, id),
    rectifications: await rectificationsOf(ctx.db, id),
    credits: await creditsOf(ctx.db, id),
  }
  const account = await payAccountOf(ctx.db, id)
  return {
    organisation: publicView(found, holdings, ctx.today),
    siteCode: found.siteCode,
    bodyCode: found.bodyCode,
    agreements: holdings.agreements,
    scopes: holdings.scopes.map(({ purpose, occupation, levels, from, to, source }) => ({
      purpose: PURPOSES[purpose],
      occupation,
      levelText: levels.map(levelName).join('、'),
      from,
      to,
      source,
    })),
    rectifications: holdings.rectifications,
    account: account && { masked: account.masked, holder: account.holder, bank: account.bank },
  }
}
