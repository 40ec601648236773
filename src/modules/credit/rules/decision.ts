import { because, type Clause, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { Stated } from '../../../kernel/decision/stated.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { creditKind, type Grade, type Measure } from '../standard.ts'
import { type Count, rate, totalsOf } from './rating.ts'
import * as say from './wording.ts'

/** What an organisation is rated on: the sums of its credit events of one year. */
export interface CreditFacts {
  year: number
  /** The day whose standard governs. */
  on: CivilDate
  counts: readonly Count[]
}

/** Points and grade of one year. */
export interface Rated {
  score: string
  grade: Grade
}

/** R6.5, R6.7: the grade of one year, indicator by indicator, each with its clause. */
export function creditRating(facts: CreditFacts, standards: Standards): Decision<Rated> {
  const edition = standards.inForce(creditKind, facts.on)
  const decision = decide<Rated>().uses(edition?.id ?? noneOf(creditKind))
  if (edition === null)
    return decision
      .undecidable(true, say.STANDARD_IN_FORCE, NO_STANDARD, [facts.year])
      .grant(() => ({ score: '0', grade: 'C' }))
  const { data, status } = edition
  const assumed = status === 'assumed'
  const [information, grading] = [
    standards.cite(data.information.clause),
    standards.cite(data.grading.clause),
  ]
  const rating = rate(data, facts.counts)
  const totals = totalsOf(facts.counts)
  for (const { key, name, max, perEvent } of data.indicators) {
    const points = rating.deductions.find((one) => one.key === key)?.points ?? '0'
    const values = [name, totals.get(key) ?? 0, points, max, perEvent] as const
    decision.met(new Stated(say.INDICATOR, points === '0', information, values, assumed))
  }
  for (const { key, name, grade } of data.veto) {
    const count = totals.get(key) ?? 0
    if (count > 0) decision.met(new Stated(say.VETO, false, grading, [name, count, grade], assumed))
  }
  const from = data.bands.find(({ grade }) => grade === rating.grade)?.from ?? '0'
  const ground = because(say.GRADE, grading, [rating.score, rating.grade, from], assumed)
  return decision.grant(() => ({ score: rating.score, grade: rating.grade as Grade }), ground)
}

/** What a grade means under the standard of a day; null where none was published. */
export const measureOf = (standards: Standards, on: CivilDate, grade: Grade): Measure | null =>
  standards.inForce(creditKind, on)?.data.measures[grade] ?? null

const NO_STANDARD: Clause = {
  document: 'credit',
  article: null,
  text: '信用评价标准（待补）',
  status: 'assumed',
}
