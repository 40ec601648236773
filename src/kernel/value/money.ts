import nzh from 'nzh/cn'
import { type Check, invalid, valid } from './check.ts'

/** An amount of money in 分. Whole, exact, and never beyond what a number holds exactly. */
export type Fen = number & { readonly brand: 'Fen' }

/** Takes a whole number of 分 as money; throws RangeError where it is no whole number or too big to be exact. */
export function fen(value: number | bigint | string): Fen {
  const number = typeof value === 'string' ? wholeNumber(value) : Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('money must be a safe whole number of fen')
  return (number === 0 ? 0 : number) as Fen
}

/** The exact sum; throws RangeError where the sum is too big to be exact. */
export function addFen(...amounts: Fen[]): Fen {
  return fen(amounts.reduce((sum, each) => sum + BigInt(each), BigInt(0)))
}

/**
 * The part of an amount that is left after each percentage in turn: `shareOf(324000, 90, 70)` is 70 % of 90 %. The
 * product is exact, also for fractions of a percent, and rounded once: half a 分 goes up (away from zero).
 */
export function shareOf(amount: Fen, ...percents: number[]): Fen {
  let product: number = amount
  let divisor = 1
  for (const percent of percents) {
    if (!(percent >= 0 && percent < Number.POSITIVE_INFINITY))
      throw new RangeError('a percentage is zero or more')
    product *= percent
    divisor *= 100
    if (!Number.isSafeInteger(product) || !Number.isInteger(percent) || divisor > 1e12)
      return exactShare(amount, percents)
  }
  const magnitude = Math.abs(product)
  const rest = magnitude % divisor
  const share = (magnitude - rest) / divisor + (2 * rest >= divisor ? 1 : 0)
  return fen(product < 0 ? -share : share)
}

/** `3,240.00`: yuan with two decimals and separators, without a sign of the currency. */
export function formatYuan(amount: Fen): string {
  const { sign, yuan, rest } = parts(amount)
  return `${sign}${yuan.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/** 大写金额, as cheques and receipts want it: 叁仟贰佰肆拾元整, 壹元伍角整, 壹元零伍分. */
export function yuanInWords(amount: Fen): string {
  const { sign, yuan, rest } = parts(amount)
  return nzh.toMoney(`${sign}${yuan}.${rest}`, { outSymbol: false, forceZheng: true })
}

/** Reads yuan as people type them: `3240`, `3,240.00`, `-0.5`. More than two decimals are refused, not rounded. */
export function parseYuan(text: string): Check<Fen> {
  if (text.length === 0) return invalid('请填写金额。')
  if (text.length > 32) return invalid('金额太长。')
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return invalid('金额只能是数字，例如 3240.00。')
  const [, sign, whole = '', decimals = ''] = match
  if (decimals.length > 2) return invalid('金额最多两位小数，精确到分。')
  const amount = Number(`${sign}${whole.replaceAll(',', '')}${decimals.padEnd(2, '0')}`)
  return Number.isSafeInteger(amount) ? valid(fen(amount)) : invalid('金额超出可以准确表示的范围。')
}

function wholeNumber(text: string): number {
  return text.length <= 20 && /^-?\d+$/.test(text) ? Number(text) : Number.NaN
}

function parts(amount: Fen): { sign: string; yuan: string; rest: string } {
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return { sign: amount < 0 ? '-' : '', yuan: digits.slice(0, -2), rest: digits.slice(-2) }
}

function exactShare(amount: Fen, percents: readonly number[]): Fen {
  let product = BigInt(Math.abs(amount))
  // No literals of big integers: the calculator of the public pages is parsed by browsers of 2019, too.
  let divisor = BigInt(1)
  const two = BigInt(2)
  for (const percent of percents) {
    const match = /^(\d+)(?:\.(\d+))?$/.exec(String(percent))
    if (match === null) throw new RangeError('a percentage is written without an exponent')
    const [, whole = '', decimals = ''] = match
    product *= BigInt(whole + decimals)
    divisor *= BigInt(100) * BigInt(10) ** BigInt(decimals.length)
  }
  const share = (two * product + divisor) / (two * divisor)
  return fen(amount < 0 ? -share : share)
}
