import { decimal, format, multiply, parseDecimal, roundHalfUp } from '../../../kernel/value/decimal.ts'

/** Points as whole hundredths: sums and comparisons are exact. */
export type Points = number

const CENTS = decimal(100)

/** A text such as `7.5` as hundredths; null for what is none, has more than two decimals or a sign. */
export function pointsIn(text: string): Points | null {
  const read = parseDecimal(text)
  if (!read.valid || text.startsWith('-') || (text.split('.')[1]?.length ?? 0) > PLACES) return null
  return Number(format(roundHalfUp(multiply(read.value, CENTS), 0)))
}

/** As many decimals as points have. */
const PLACES = 2

/** Hundredths as they are read: 750 is `7.5`, 8700 is `87`. */
export function pointsText(points: Points): string {
  const whole = String(points).padStart(PLACES + 1, '0')
  const decimals = whole.slice(-PLACES).replace(/0+$/, '')
  return decimals === '' ? whole.slice(0, -PLACES) : `${whole.slice(0, -PLACES)}.${decimals}`
}
