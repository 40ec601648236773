import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { centresOn } from '../standard.ts'
import * as say from './wording-yearly.ts'

/** What a year of a centre is assessed on (年度评估依据). */
export interface YearFacts {
  year: number
  /** The last day of the year, whose standard governs. */
  on: CivilDate
  /** Whether the enterprise has confirmed the report. */
  confirmed: boolean
  staff: number
  /** Who completed its subsidised classes, by the records of training. */
  trained: number
  /** Whom it says to have trained besides. */
  ownTrained: number
  capacity: number
  teachers: number
}

/** R7.5: whether a centre passes the assessment of a year: confirmed, large enough still, and it trains its people. */
export function yearPasses(facts: YearFacts, standards: Standards): Decision<true> {
  const { data, id } = centresOn(standards, facts.on)
  const clause = standards.cite(data.assessment.clause)
  const entry = standards.cite(data.entry.clause)
  const all = facts.trained + facts.ownTrained
  const { trainedPercent } = data.assessment
  return decide<true>()
    .uses(id)
    .require(facts.confirmed, say.CONFIRMED, clause, [facts.confirmed])
    .require(all * 100 >= facts.staff * trainedPercent, say.TRAINED, clause, [
      facts.trained,
      facts.ownTrained,
      facts.staff,
      trainedPercent,
    ])
    .require(facts.capacity >= data.entry.capacity, say.CAPACITY, entry, [
      facts.capacity,
      data.entry.capacity,
    ])
    .require(facts.teachers >= data.entry.teachers, say.TEACHERS, entry, [
      facts.teachers,
      data.entry.teachers,
    ])
    .grant(() => true)
}
