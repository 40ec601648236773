import { z } from 'zod'
import { levelName } from '../../kernel/value/level.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { payAccountOf } from './account.ts'
import { creditsOf } from './credit/credit.ts'
import { organisationById, organisationsByIds } from './organisation.ts'
import { refusals } from './refusals.ts'
import { PURPOSES } from './schema.ts'
import { agreementsOf, rectificationsOf, scopesOf } from './standing.ts'
import { relationsOf } from './status/relation.ts'
import { STATUS_REASONS, STATUSES, type StatusEntry, statusesOf, statusOn } from './status/status.ts'
import { levelsTaught, PublicOrganisation, publicView } from './views.ts'

const Period = { from: z.string(), to: z.string().nullable() }

/** What an organisation is to another, or the other to it. */
export const Related = z.object({
  id: z.string(),
  name: z.string(),
  sort: z.string(),
  title: z.string(),
  from: z.string(),
})

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
  /** How it stands as a provider now; null where it never changed. */
  status: z
    .object({ status: z.string(), title: z.string(), reason: z.string(), from: z.string() })
    .nullable(),
  statuses: z.array(
    z.object({ title: z.string(), reason: z.string(), from: z.string(), decidedIn: z.string() }),
  ),
  /** Its head office, its branches, and what has gone into another. */
  related: z.array(Related),
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
  const standards = await ctx.standards()
  const account = await payAccountOf(ctx.db, id)
  const statuses = await statusesOf(ctx.db, id)
  const status = statusOn(statuses, ctx.today)
  return {
    organisation: publicView(found, holdings, ctx.today, standards),
    siteCode: found.siteCode,
    bodyCode: found.bodyCode,
    agreements: holdings.agreements,
    scopes: holdings.scopes.map(({ purpose, occupation, levels, from, to, source }) => ({
      purpose: PURPOSES[purpose],
      occupation,
      levelText:
        purpose === 'training'
          ? levelsTaught(standards, ctx.today, { occupation, levels })
          : levels.map(levelName).join('、'),
      from,
      to,
      source,
    })),
    status: status && { status: status.status, ...inWords(status) },
    statuses: statuses.map((one) => ({ ...inWords(one), decidedIn: one.decidedIn })),
    related: await relatedTo(ctx, id),
    rectifications: holdings.rectifications,
    account: account && { masked: account.masked, holder: account.holder, bank: account.bank },
  }
}

const inWords = ({ status, reason, from }: StatusEntry) => ({
  title: STATUSES[status],
  reason: STATUS_REASONS[reason],
  from,
})

/** What the organisation is to others, and others to it, in words. */
export async function relatedTo(ctx: VerbContext, id: string) {
  const relations = await relationsOf(ctx.db, id)
  const others = relations.map(({ organisation, into }) => (organisation === id ? into : organisation))
  const names = await organisationsByIds(ctx.db, others)
  return relations.map(({ organisation, sort, from }, at) => {
    const other = others[at] ?? ''
    const name = names.get(other)?.name ?? ''
    const own = organisation === id
    const title = sort === 'branch' ? (own ? '总部' : '分支机构') : own ? '并入了' : '并入本机构的'
    // What others have become to it is not its own to undo.
    return { id: other, name, sort: own ? sort : `of-${sort}`, title, from }
  })
}
