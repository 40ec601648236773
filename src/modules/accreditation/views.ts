import { z } from 'zod'
import { districtName } from '../../kernel/value/district.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { levelsInWords } from './application/form.ts'
import { type Accreditation, CANDIDATES, CATEGORIES, END_SORTS } from './register/accreditation.ts'
import { cardHolds, membersOf } from './register/members.ts'
import { scopeLines } from './register/scope.ts'
import { venuesOf } from './register/venues.ts'

/** An accredited organisation as everybody sees it (备案公开). */
export const PublicAccreditation = z.object({
  id: z.uuid(),
  organisation: z.uuid(),
  name: z.string(),
  district: z.string(),
  districtName: z.string(),
  category: z.string(),
  candidates: z.array(z.string()),
  conflict: z.string(),
  since: z.string(),
  decidedIn: z.string(),
  /** The first day on which it plans nothing new, while it is on its way out. */
  teachOut: z.object({ on: z.string(), sort: z.string(), reason: z.string() }).nullable(),
  endedOn: z.string().nullable(),
})
export type PublicAccreditation = z.infer<typeof PublicAccreditation>

/** An accreditation as anybody may see it. */
export const publicAccreditation = ({ city }: VerbContext, one: Accreditation): PublicAccreditation => ({
  id: one.id,
  organisation: one.organisation,
  name: one.name,
  district: one.district,
  districtName: districtName(city, one.district),
  category: CATEGORIES[one.category],
  candidates: one.candidates.map((key) => CANDIDATES[key]),
  conflict: one.conflict,
  since: one.since,
  decidedIn: one.decidedIn,
  teachOut:
    one.teachOutOn && one.endSort
      ? { on: one.teachOutOn, sort: END_SORTS[one.endSort], reason: one.endReason ?? '' }
      : null,
  endedOn: one.endedOn,
})

/** What an organisation is accredited for, where and by how many people, without naming anybody. */
export const Standing = z.object({
  scope: z.array(
    z.object({
      occupation: z.string(),
      levels: z.string(),
      standard: z.string(),
      districts: z.string(),
      from: z.string(),
      to: z.string(),
      holds: z.boolean(),
    }),
  ),
  venues: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      districtName: z.string(),
      address: z.string(),
      places: z.number().int(),
      equipment: z.string(),
    }),
  ),
  examiners: z.number().int(),
  supervisors: z.number().int(),
})

export async function standingOf(ctx: VerbContext, one: Accreditation): Promise<z.output<typeof Standing>> {
  const members = await membersOf(ctx.db, one.organisation)
  const cards = (role: 'examiner' | 'supervisor') =>
    new Set(
      members.flatMap((each) => (each.role === role && cardHolds(each, ctx.today) ? [each.person] : [])),
    ).size
  return {
    scope: (await scopeLines(ctx.db, one.id)).map(
      ({ occupation, levels, standard, districts, from, to }) => ({
        occupation,
        levels: levelsInWords(levels),
        standard,
        districts: districts.map((code) => districtName(ctx.city, code)).join('、'),
        from,
        to,
        holds: one.teachOutOn === null && holdsOn({ from, to }, ctx.today),
      }),
    ),
    venues: await venueViews(ctx, one.organisation),
    examiners: cards('examiner'),
    supervisors: cards('supervisor'),
  }
}

const holdsOn = ({ from, to }: { from: CivilDate; to: CivilDate }, day: CivilDate) => from <= day && day <= to

/** The venues of an organisation as they are listed. */
export const venueViews = async (ctx: VerbContext, organisation: string) =>
  (await venuesOf(ctx.db, organisation)).map(({ district, ...venue }) => ({
    ...venue,
    districtName: districtName(ctx.city, district),
  }))
