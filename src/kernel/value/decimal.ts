import { type Check, invalid, valid } from './check.ts'

/** An exact decimal: `digits` / 10^`scale`, such as 59.95 as 5995 and 2. Scores and marks are never floating point. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Reads a plain decimal, such as `59.95` or `-0.5`: no exponent, no separators, at most 60 characters. */
export function parseDecimal(text: string): Check<Decimal> {
  if (text.length > 60) return invalid('数字太长。')
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return invalid('应为数字，例如 59.95。')
  const [, whole = '', decimals = ''] = match
  return valid({ digits: BigInt(whole + decimals), scale: decimals.length })
}

/** Takes a whole number, or a text that is known to be a decimal; else throws RangeError. */
export function decimal(value: number | bigint | string): Decimal {
  const checked = parseDecimal(String(value))
  if (!checked.valid) throw new RangeError('not a plain decimal')
  return checked.value
}

/** Negative, zero or positive, as the first is less than, equal to or more than the second. */
export function compare(a: Decimal, b: Decimal): number {
  const [left, right] = aligned(a, b)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The exact sum. */
export function add(...values: Decimal[]): Decimal {
  return values.reduce((sum, each) => {
    const [left, right, scale] = aligned(sum, each)
    return { digits: left + right, scale }
  }, ZERO)
}

/** The exact difference. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { digits: -b.digits, scale: b.scale })
}

/** The exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** The quotient to `places` decimals, half up (四舍五入: away from zero); throws RangeError for a divisor of zero. */
export function divideHalfUp(a: Decimal, b: Decimal, places: number): Decimal {
  if (b.digits === 0n) throw new RangeError('divided by zero')
  const [left, right] = aligned(a, b)
  const negative = left < 0n !== right < 0n
  const numerator = magnitude(left) * power(places)
  const denominator = magnitude(right)
  const digits = (2n * numerator + denominator) / (2n * denominator)
  return { digits: negative ? -digits : digits, scale: places }
}

/** The value to `places` decimals, half up (四舍五入: away from zero). */
export function roundHalfUp(value: Decimal, places: number): Decimal {
  return divideHalfUp(value, ONE, places)
}

/** Written with as many decimals as its scale says: `59.90` stays `59.90`. */
export function format(value: Decimal): string {
  const digits = magnitude(value.digits)
    .toString()
    .padStart(value.scale + 1, '0')
  const sign = value.digits < 0n ? '-' : ''
  if (value.scale === 0) return sign + digits
  return `${sign}${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`
}

const ZERO: Decimal = { digits: 0n, scale: 0 }
const ONE: Decimal = { digits: 1n, scale: 0 }

const magnitude = (value: bigint) => (value < 0n ? -value : value)

function power(places: number): bigint {
  if (!Number.isInteger(places) || places < 0 || places > 1000)
    throw new RangeError('decimal places are a whole number up to 1000')
  return 10n ** BigInt(places)
}

function aligned(a: Decimal, b: Decimal): [a: bigint, b: bigint, scale: number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.digits * power(scale - a.scale), b.digits * power(scale - b.scale), scale]
}
