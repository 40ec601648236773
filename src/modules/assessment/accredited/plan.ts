import { districtName } from '../../../kernel/value/district.ts'
import type { Level } from '../../../kernel/value/level.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { accreditationNow, covers, scopeLines, type Venue, venuesOf } from '../../accreditation/index.ts'
import type { ExamFacts } from '../exam/rules-exam.ts'

/**
 * What an assessor is accredited for as far as a plan is concerned (备案): the venue's own district on the day, and whether
 * it still plans anything. Nothing for one that was registered before accreditation was a case.
 */
export async function accreditedFor(
  ctx: VerbContext,
  assessor: string,
  plan: { occupation: string; level: Level; heldOn: CivilDate; venue: string | null; capacity: number },
): Promise<{ facts: Pick<ExamFacts, 'accredited'>; venue: Venue | null }> {
  const now = await accreditationNow(ctx.db, assessor)
  if (!now) return { facts: {}, venue: null }
  const venue = (await venuesOf(ctx.db, assessor)).find(({ id }) => id === plan.venue) ?? null
  const { occupation, level, heldOn: day } = plan
  const lines = await scopeLines(ctx.db, now.id)
  return {
    venue,
    facts: {
      accredited: {
        teachOut: now.teachOutOn !== null,
        capacity: plan.capacity,
        venue: venue && {
          district: districtName(ctx.city, venue.district),
          places: venue.places,
          covered: lines.some((line) => covers(line, { occupation, level, district: venue.district, day })),
        },
      },
    },
  }
}
