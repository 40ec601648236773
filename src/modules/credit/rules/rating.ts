import {
  add,
  compare,
  type Decimal,
  decimal,
  format,
  multiply,
  subtract,
} from '../../../kernel/value/decimal.ts'
import { byBytes } from '../../../kernel/value/text/by-bytes.ts'
import type { Rubric } from '../rubric.ts'

/** How often something happened to one organisation; negative where it takes back what was counted before. */
export interface Count {
  indicator: string
  count: number
}

/** What an organisation has in one year: points, grade, what lowered it and where its points went. */
export interface Rating {
  score: string
  grade: string
  /** The events that set a ceiling to its grade (一票否决), in the order of their keys. */
  vetoes: string[]
  /** The points taken, the most first, then by key. */
  deductions: { key: string; points: string }[]
}

/**
 * R6.7: the points of an indicator are its maximum less what each event takes, never below 0; the grade is the band of
 * their sum, and no higher than an event of the veto list allows. Exact, whatever order the events come in.
 */
export function rate(rubric: Rubric, counts: readonly Count[]): Rating {
  const totals = totalsOf(counts)
  const taken = rubric.indicators.map(({ key, max, perEvent }) => {
    const asked = multiply(decimal(perEvent), decimal(totals.get(key) ?? 0))
    return { key, points: least(decimal(max), asked) }
  })
  const full = add(ZERO, ...rubric.indicators.map(({ max }) => decimal(max)))
  const score = subtract(full, add(ZERO, ...taken.map(({ points }) => points)))
  const vetoes = rubric.veto.filter(({ key }) => (totals.get(key) ?? 0) > 0)
  const place = Math.max(bandOf(rubric, score), ...vetoes.map(({ grade }) => placeOf(rubric, grade)))
  return {
    score: plain(score),
    grade: gradeAt(rubric, place),
    vetoes: vetoes.map(({ key }) => key).sort(byBytes),
    deductions: taken
      .filter(({ points }) => compare(points, ZERO) > 0)
      .sort((a, b) => compare(b.points, a.points) || byBytes(a.key, b.key))
      .map(({ key, points }) => ({ key, points: plain(points) })),
  }
}

/** Whether the first grade is lower than the second; grades stand in the rubric from the highest to the lowest. */
export const lower = (rubric: Rubric, grade: string, than: string): boolean =>
  placeOf(rubric, grade) > placeOf(rubric, than)

/** The sums of what was counted and what was taken back again. */
export function totalsOf(counts: readonly Count[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { indicator, count } of counts) totals.set(indicator, (totals.get(indicator) ?? 0) + count)
  return totals
}

/** A decimal without zeros at its end: 59.50 is 59.5, 100.00 is 100. */
export function plain(value: Decimal): string {
  const text = format(value)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const ZERO = decimal(0)
const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b)

const bandOf = ({ bands }: Rubric, score: Decimal): number =>
  bands.findIndex(({ from }) => compare(score, decimal(from)) >= 0)

const placeOf = ({ bands }: Rubric, grade: string): number => bands.findIndex((band) => band.grade === grade)

function gradeAt({ bands }: Rubric, place: number): string {
  const band = bands[place]
  if (!band) throw new Error('the bands of a rubric leave a gap')
  return band.grade
}
