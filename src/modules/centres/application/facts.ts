import { recordOf } from '../../../kernel/decision/decision.ts'
import { filesOf, typeNamed } from '../../../kernel/file/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { mayBeNamed, type NamingFacts } from '../rules/naming.ts'
import { centreNow, lastRevoked } from '../store.ts'
import type { Applied } from './form.ts'
import { applicationOf, type Visit, visitsOf } from './store.ts'

/** What is known before anybody has been on the spot. */
export async function factsOf(
  ctx: VerbContext,
  organisation: string,
  applied: Applied,
  appliedOn: CivilDate,
): Promise<NamingFacts> {
  return {
    appliedOn,
    staff: applied.staff,
    capacity: applied.capacity,
    teachers: applied.teachers,
    occupations: applied.occupations.length,
    named: (await centreNow(ctx.db, organisation)) !== null,
    revokedOn: (await lastRevoked(ctx.db, organisation))?.endedOn ?? null,
    visit: null,
  }
}

/** The decision on a case as everything stands now: what was declared, found on the spot, and photographed. */
export async function decideNaming(ctx: VerbContext, number: string, appliedOn: CivilDate) {
  const application = await applicationOf(ctx.db, number)
  const visits = await visitsOf(ctx.db, number)
  const facts: NamingFacts = {
    ...(await factsOf(ctx, application.organisation, application, appliedOn)),
    visit: {
      inspectors: visits.length,
      photos: await photosOf(ctx, number, visits),
      capacity: Math.min(...visits.map(({ capacity }) => capacity), application.capacity),
    },
  }
  const decision = mayBeNamed(facts, await ctx.standards())
  return { application, decision, record: recordOf('centres.may-be-named', ctx.today, facts, decision) }
}

/** How many photos of the spot there are: pictures that an inspector of this visit attached and nobody has taken back, each content once. */
export async function photosOf(
  ctx: VerbContext,
  number: string,
  visits: readonly Pick<Visit, 'account'>[],
): Promise<number> {
  const inspectors = new Set(visits.map(({ account }) => account))
  const photos = (await filesOf(ctx.db, 'case', [number])).filter(
    ({ withdrawnAt, account, type }) =>
      withdrawnAt === null && account !== null && inspectors.has(account) && typeNamed(type).picture,
  )
  return new Set(photos.map(({ address }) => address)).size
}
