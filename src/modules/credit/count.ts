import { type CivilDate, yearOf } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { organisationById } from '../organisations/index.ts'
import { declineWhereLower, isRated } from './rating/open.ts'
import { creditKind } from './standard.ts'
import { addEvent } from './store.ts'

/** What other modules find, as the indicator that it counts for; a standard that does not know the indicator counts nothing. */
interface Found {
  organisation: string
  indicator: string
  on: CivilDate
  count?: number
  evidence: string
  source: string
}

/** Counts what was found for the credit of an organisation that is rated (记入信用信息), once for each source. */
export async function countForCredit(ctx: VerbContext, found: Found): Promise<void> {
  const organisation = await organisationById(ctx.db, found.organisation)
  const known = (await ctx.standards())
    .inForce(creditKind, ctx.today)
    ?.data.indicators.some(({ key }) => key === found.indicator)
  if (!organisation || !known || !(await isRated(ctx, organisation))) return
  const added = await addEvent(ctx.db, {
    organisation: found.organisation,
    indicator: found.indicator,
    happenedOn: found.on,
    count: found.count ?? 1,
    evidence: found.evidence,
    source: found.source,
    corrects: null,
    why: null,
    at: ctx.now,
  })
  if (added) await declineWhereLower(ctx, found.organisation, yearOf(found.on))
}
