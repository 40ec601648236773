import { addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Applicant } from '../application/applicant.ts'
import type { Condition, Leaf } from './condition.ts'
import { workedSince } from './work-years.ts'

/** A leaf that is not met, and the first day on which it will be, null where time alone does not cure it. */
export interface Missing {
  leaf: Leaf
  metOn: CivilDate | null
}

/**
 * How a person stands to a tree of conditions. Where it is met, `by` holds the leaves of the first alternative that is;
 * else `missing` holds what the alternative lacks that is nearest in time, the one that lacks least where time cures none.
 */
export interface Standing {
  met: boolean
  metOn: CivilDate | null
  by: Leaf[]
  missing: Missing[]
}

/** Holds a person against a level's conditions (申报条件) on the applicant's day. */
export function standingOf(condition: Condition, applicant: Applicant): Standing {
  if ('anyOf' in condition) return nearest(condition.anyOf.map((each) => standingOf(each, applicant)))
  if ('allOf' in condition) return together(condition.allOf.map((each) => standingOf(each, applicant)))
  const metOn = firstDay(condition, applicant)
  const met = metOn !== null && metOn <= applicant.onDay
  return { met, metOn, by: met ? [condition] : [], missing: met ? [] : [{ leaf: condition, metOn }] }
}

function nearest(alternatives: readonly Standing[]): Standing {
  const met = alternatives.find((each) => each.met)
  return met ?? alternatives.reduce((best, each) => (isNearer(each, best) ? each : best))
}

function isNearer(a: Standing, b: Standing): boolean {
  if (a.metOn !== b.metOn) return a.metOn !== null && (b.metOn === null || a.metOn < b.metOn)
  return a.missing.length < b.missing.length
}

function together(parts: readonly Standing[]): Standing {
  const days = parts.map((each) => each.metOn).sort()
  return {
    met: parts.every((each) => each.met),
    metOn: days.includes(null) ? null : (days.at(-1) ?? null),
    by: parts.flatMap((each) => each.by),
    missing: parts.flatMap((each) => each.missing),
  }
}

/** The first day on which a leaf holds, as far as today's facts tell; null where they never make it hold. */
function firstDay(leaf: Leaf, person: Applicant): CivilDate | null {
  if ('minAge' in leaf) return addYears(person.born, leaf.minAge)
  if ('workYears' in leaf) return workedSince(person.work, leaf.workYears)
  if ('certificate' in leaf) {
    const { level, years } = leaf.certificate
    return yearsAfter(
      person.certificates.filter((each) => each.level === level),
      years,
    )
  }
  if ('title' in leaf) {
    const { grade, years } = leaf.title
    return yearsAfter(
      person.titles.filter((each) => each.grade === grade),
      years,
    )
  }
  return educated(leaf.education, person) ? person.onDay : null
}

function yearsAfter(papers: readonly { issuedOn: CivilDate }[], years: number): CivilDate | null {
  const first = papers.map(({ issuedOn }) => issuedOn).sort()[0]
  return first === undefined ? null : addYears(first, years)
}

function educated(
  { kind, majorMatches, graduated }: Extract<Leaf, { education: unknown }>['education'],
  { education }: Applicant,
): boolean {
  return education.some(
    (each) =>
      kind.includes(each.kind) &&
      (each.majorMatches || !majorMatches) &&
      (each.graduated === true || each.graduated === graduated),
  )
}
