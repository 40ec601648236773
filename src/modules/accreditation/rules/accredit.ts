import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { accreditationOn } from '../standard.ts'
import * as say from './wording.ts'

/** What an organisation is accredited on (备案依据). */
export interface AccreditationFacts {
  /** The day of the application, whose standard governs. */
  appliedOn: CivilDate
  category: 'Y' | 'S'
  kinds: readonly string[]
  /** By occupation: how many examiners hold a card that covers it and all levels asked for. */
  examiners: readonly { occupation: string; cards: number }[]
  supervisors: number
  /** By district: the places of the largest venue there. */
  venues: readonly { district: string; places: number }[]
  /** The last day of what it is accredited for already of the same; null where it is for none of it. */
  accreditedUntil: CivilDate | null
  /** Whether it is on its way out (停止新考试). */
  teachOut: boolean
  /** The day on which an accreditation of it was taken away, or null. */
  revokedOn: CivilDate | null
  /** What the reviewers of the scheme said; null before. */
  opinions: { passes: number; fails: number } | null
}

/** R4.1, R4.2: whether an organisation may be accredited to assess; before the review, whether it may apply. */
export function mayBeAccredited(facts: AccreditationFacts, standards: Standards): Decision<true> {
  const { data, id } = accreditationOn(standards, facts.appliedOn)
  const decision = decide<true>()
    .uses(id)
    .require(
      data.applicants[facts.category].some((kind) => facts.kinds.includes(kind)),
      say.APPLICANT,
      standards.cite(data.applicants.clause),
      [facts.category],
    )
  for (const { occupation, cards } of facts.examiners)
    decision.require(cards >= data.examiners.each, say.EXAMINERS, standards.cite(data.examiners.clause), [
      occupation,
      cards,
      data.examiners.each,
    ])
  decision.require(
    facts.supervisors >= data.supervisors.least,
    say.SUPERVISORS,
    standards.cite(data.supervisors.clause),
    [facts.supervisors, data.supervisors.least],
  )
  for (const { district, places } of facts.venues)
    decision.require(places >= data.venue.places, say.VENUE, standards.cite(data.venue.clause), [
      district,
      places,
      data.venue.places,
    ])
  const { accreditedUntil, revokedOn } = facts
  const again = accreditedUntil && addDays(accreditedUntil, -data.validity.renewFromDays)
  decision
    .require(
      again === null || again <= facts.appliedOn,
      say.NOT_YET,
      standards.cite(data.validity.clause),
      accreditedUntil && again ? [accreditedUntil, again] : [],
    )
    .require(!facts.teachOut, say.NOT_LEAVING, standards.cite(data.ending.clause), [facts.teachOut])
  const free = revokedOn && addDays(revokedOn, data.ending.reapplyAfterDays)
  decision.require(
    free === null || free <= facts.appliedOn,
    say.NOT_BANNED,
    standards.cite(data.ending.clause),
    revokedOn && free ? [revokedOn, free] : [],
  )
  if (facts.opinions) {
    const { passes, fails } = facts.opinions
    const { reviewers, clause } = data.scheme
    decision.require(fails === 0 && passes >= reviewers, say.SCHEME, standards.cite(clause), [
      passes,
      fails,
      reviewers,
    ])
  }
  return decision.grant(() => true)
}
