import { recordOf } from '../../../kernel/decision/decision.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { occupationIn, registerOn } from '../../occupations/rules.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { accreditationNow, lastRevoked } from '../register/accreditation.ts'
import { cardHolds, mayJudge, membersOf } from '../register/members.ts'
import { covers, scopeLines } from '../register/scope.ts'
import { venuesOf } from '../register/venues.ts'
import { type AccreditationFacts, mayBeAccredited } from '../rules/accredit.ts'
import type { Applied } from './form.ts'
import { applicationOf, opinionsOf } from './store.ts'

/** Refuses occupations that the register of today does not know, by name. */
export async function requireOccupations(ctx: VerbContext, occupations: readonly string[]): Promise<void> {
  const register = registerOn(await ctx.standards(), ctx.today)
  const unknown = register.classification ? occupations.filter((name) => !occupationIn(register, name)) : []
  if (unknown.length === 0) return
  const message = `没有“${unknown.join('”“')}”，请在“职业”里查到正式名称再填`
  throw refusals.noSuchOccupation({ fields: [{ path: 'occupations', message }] })
}

/** What is known of an organisation for what it applies for, as its registers stand today. */
export async function factsFor(
  ctx: VerbContext,
  organisation: string,
  applied: Applied,
  appliedOn: CivilDate,
): Promise<AccreditationFacts> {
  const found = await organisationById(ctx.db, organisation)
  const members = await membersOf(ctx.db, organisation)
  const venues = await venuesOf(ctx.db, organisation)
  const now = await accreditationNow(ctx.db, organisation)
  return {
    appliedOn,
    category: applied.category,
    kinds: found?.kinds ?? [],
    examiners: applied.occupations.map((occupation) => ({
      occupation,
      cards: new Set(
        members
          .filter((one) => applied.levels.every((level) => mayJudge(one, occupation, level, ctx.today)))
          .map(({ person }) => person),
      ).size,
    })),
    supervisors: new Set(
      members.flatMap((one) => (one.role === 'supervisor' && cardHolds(one, ctx.today) ? [one.person] : [])),
    ).size,
    venues: applied.districts.map((district) => ({
      district: districtName(ctx.city, district),
      places: Math.max(0, ...venues.flatMap((one) => (one.district === district ? [one.places] : []))),
    })),
    accreditedUntil: now && (await allCoveredUntil(ctx, now.id, applied)),
    teachOut: now?.teachOutOn != null,
    revokedOn: (await lastRevoked(ctx.db, organisation))?.endedOn ?? null,
    opinions: null,
  }
}

/** The last day of what covers all that is applied for; null where some of it is new. */
async function allCoveredUntil(
  ctx: VerbContext,
  accreditation: string,
  applied: Applied,
): Promise<CivilDate | null> {
  const lines = await scopeLines(ctx.db, accreditation)
  const days: CivilDate[] = []
  for (const occupation of applied.occupations)
    for (const level of applied.levels)
      for (const district of applied.districts) {
        const last = lines
          .filter((line) => covers(line, { occupation, level, district, day: ctx.today }))
          .map(({ to }) => to)
          .sort()
          .at(-1)
        if (last === undefined) return null
        days.push(last)
      }
  return days.sort()[0] ?? null
}

/** The decision on a case as everything stands now: what was applied for, the registers, the opinions. */
export async function decideAccreditation(ctx: VerbContext, number: string, appliedOn: CivilDate) {
  const application = await applicationOf(ctx.db, number)
  const opinions = await opinionsOf(ctx.db, number)
  const passes = opinions.filter((one) => one.passes).length
  const facts: AccreditationFacts = {
    ...(await factsFor(ctx, application.organisation, application, appliedOn)),
    opinions: { passes, fails: opinions.length - passes },
  }
  const decision = mayBeAccredited(facts, await ctx.standards())
  return {
    application,
    decision,
    record: recordOf('accreditation.may-be-accredited', ctx.today, facts, decision),
  }
}

/** Occupations of which each is written once, by its key. */
export const eachOccupationOnce = (names: readonly string[]): string[] => [
  ...new Map(names.map((name) => [occupationKey(name), name])).values(),
]
