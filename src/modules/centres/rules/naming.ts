import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { centresOn } from '../standard.ts'
import * as say from './wording.ts'

/** What an enterprise is named a centre on (命名依据). */
export interface NamingFacts {
  /** The day of the application, whose standard governs. */
  appliedOn: CivilDate
  staff: number
  capacity: number
  teachers: number
  occupations: number
  named: boolean
  /** The last day on which a centre of it was taken away, or null. */
  revokedOn: CivilDate | null
  /** What was found on the spot; null before the visit. The lowest capacity that an inspector found counts. */
  visit: { inspectors: number; photos: number; capacity: number } | null
}

/** R7.5: whether an enterprise may be named a training centre; before the visit, whether it may apply. */
export function mayBeNamed(facts: NamingFacts, standards: Standards): Decision<true> {
  const { data, id } = centresOn(standards, facts.appliedOn)
  const entry = standards.cite(data.entry.clause)
  const ban = standards.cite(data.ending.clause)
  const decision = decide<true>()
    .uses(id)
    .require(facts.staff >= data.entry.staff, say.STAFF, entry, [facts.staff, data.entry.staff])
    .require(facts.capacity >= data.entry.capacity, say.CAPACITY, entry, [
      facts.capacity,
      data.entry.capacity,
    ])
    .require(facts.teachers >= data.entry.teachers, say.TEACHERS, entry, [
      facts.teachers,
      data.entry.teachers,
    ])
    .require(facts.occupations >= data.entry.occupations, say.OCCUPATIONS, entry, [
      facts.occupations,
      data.entry.occupations,
    ])
    .require(!facts.named, say.NOT_NAMED, entry, [facts.named])
  const free = facts.revokedOn && addDays(facts.revokedOn, data.ending.reapplyAfterDays)
  decision.require(
    free === null || free <= facts.appliedOn,
    say.NOT_BANNED,
    ban,
    facts.revokedOn && free ? [facts.revokedOn, free] : [],
  )
  if (facts.visit) {
    const { visit } = data
    const clause = standards.cite(visit.clause)
    const { inspectors, photos, capacity } = facts.visit
    const enough = capacity * 100 >= facts.capacity * visit.capacityPercent && capacity >= data.entry.capacity
    decision
      .require(inspectors >= visit.inspectors, say.INSPECTORS, clause, [inspectors, visit.inspectors])
      .require(photos >= visit.photos, say.PHOTOS, clause, [photos, visit.photos])
      .require(enough, say.FOUND_CAPACITY, clause, [capacity, facts.capacity, visit.capacityPercent])
  }
  return decision.grant(() => true)
}
