import { type Decimal, decimal } from '../../../kernel/value/decimal.ts'
import type { Evidence } from './evidence.ts'
import { type Method, SOURCE_KEYS, type Source } from './method.ts'

/** An exact quotient; the divisor is positive, or 0 for more than any number (岗位有人要、没有人求). */
export interface Quotient {
  over: bigint
  under: bigint
}

/** A source's word on a quarter and what it is worth, in hundredths of a point. */
export interface Reading {
  source: Source
  value: Quotient
  points: bigint
}

/** What each source says of a quarter; sources that say nothing are left out. */
export function readingsOf(evidence: Evidence, method: Method): Reading[] {
  return SOURCE_KEYS.flatMap((source) => {
    const value = saidBy(evidence, source)
    return value === null ? [] : [{ source, value, points: pointsOf(value, method.sources[source].points) }]
  })
}

/** Negative, zero or positive, as the first is less than, equal to or more than the second. */
export function compareQuotients(a: Quotient, b: Quotient): number {
  if (a.under === 0n) return b.under === 0n ? 0 : 1
  if (b.under === 0n) return -1
  const [left, right] = [a.over * b.under, b.over * a.under]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounds a positive quotient to a whole number, half up. */
export const halfUp = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under)

function saidBy(evidence: Evidence, source: Source): Quotient | null {
  if (source !== 'ratio') {
    const value = evidence[source]
    return value === null ? null : quotient(value)
  }
  const { vacancies, seekers } = evidence
  if (vacancies === null || seekers === null) return null
  // Nobody wanted and nobody looking says nothing.
  if (vacancies.digits === 0n && seekers.digits === 0n) return null
  if (seekers.digits === 0n) return { over: 1n, under: 0n }
  return {
    over: vacancies.digits * 10n ** BigInt(seekers.scale),
    under: seekers.digits * 10n ** BigInt(vacancies.scale),
  }
}

function pointsOf(value: Quotient, corners: Method['sources'][Source]['points']): bigint {
  let before: { at: Quotient; points: bigint } | null = null
  for (const [text, worth] of corners) {
    const corner = { at: quotient(decimal(text)), points: BigInt(worth) * 100n }
    if (compareQuotients(value, corner.at) <= 0)
      return before === null ? corner.points : between(value, before, corner)
    before = corner
  }
  return 10_000n
}

interface Corner {
  at: Quotient
  points: bigint
}

function between(value: Quotient, low: Corner, high: Corner): bigint {
  const [part, whole] = [less(value, low.at), less(high.at, low.at)]
  return low.points + halfUp((high.points - low.points) * part.over * whole.under, part.under * whole.over)
}

const less = (a: Quotient, b: Quotient): Quotient => ({
  over: a.over * b.under - b.over * a.under,
  under: a.under * b.under,
})

const quotient = ({ digits, scale }: Decimal): Quotient => ({ over: digits, under: 10n ** BigInt(scale) })
