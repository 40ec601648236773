import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  type Decimal,
  decimal,
  divideHalfUp,
  format,
  multiply,
  parseDecimal,
  roundHalfUp,
  subtract,
} from './decimal.ts'

const anyDecimal: fc.Arbitrary<Decimal> = fc.record({
  digits: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
  scale: fc.integer({ min: 0, max: 20 }),
})
const same = (a: Decimal, b: Decimal) => expect(compare(a, b)).toBe(0)
const zero = decimal(0)

describe('精确小数', () => {
  test('0.1 加 0.2 是 0.3，59.95 小于 60', () => {
    expect(format(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(compare(decimal('59.95'), decimal(60))).toBe(-1)
    expect(compare(decimal('60.00'), decimal(60))).toBe(0)
    expect(compare(decimal('-0.5'), decimal('-0.51'))).toBe(1)
  })

  test('有几位写几位', () => {
    for (const text of ['59.90', '0.05', '-0.05', '100', '-3', '0', '0.00'])
      expect(format(decimal(text))).toBe(text)
    expect(format(decimal('-0'))).toBe('0')
    expect(format(decimal(12n))).toBe('12')
  })

  test.each([
    '',
    '.',
    '.5',
    '5.',
    '+1',
    '1e3',
    '1,000',
    ' 1',
    '1 ',
    '1\n',
    '--1',
    '１',
    'NaN',
    '0x10',
    '9'.repeat(61),
    '9'.repeat(10_000_000),
  ])('第 %# 个不是小数', (text) => {
    expect(parseDecimal(text)).toMatchObject({ valid: false, reason: expect.stringMatching(/。$/) })
    expect(() => decimal(text)).toThrow(RangeError)
  })

  test('需要指数的浮点数拒绝', () => {
    expect(() => decimal(1e-7)).toThrow(RangeError)
    expect(() => decimal(Number.NaN)).toThrow(RangeError)
  })
})

describe('四舍五入', () => {
  test('逢半远离零', () => {
    expect(format(roundHalfUp(decimal('2.345'), 2))).toBe('2.35')
    expect(format(roundHalfUp(decimal('2.3449'), 2))).toBe('2.34')
    expect(format(roundHalfUp(decimal('-2.345'), 2))).toBe('-2.35')
    expect(format(roundHalfUp(decimal('2'), 2))).toBe('2.00')
    expect(format(divideHalfUp(decimal(2), decimal(3), 4))).toBe('0.6667')
    expect(format(divideHalfUp(decimal(-1), decimal(8), 2))).toBe('-0.13')
    expect(format(divideHalfUp(decimal('8'), decimal('9'), 0))).toBe('1')
  })

  test('除数为零、位数不对的拒绝', () => {
    expect(() => divideHalfUp(decimal(1), zero, 2)).toThrow(RangeError)
    expect(() => roundHalfUp(decimal(1), -1)).toThrow(RangeError)
    expect(() => roundHalfUp(decimal(1), 0.5)).toThrow(RangeError)
  })

  test('与真值差不超过末位的一半，正好一半时取离零远的', () => {
    const places = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(anyDecimal, anyDecimal, places, (a, b, scale) => {
        fc.pre(b.digits !== 0n)
        const quotient = divideHalfUp(a, b, scale)
        expect(quotient.scale).toBe(scale)
        const error = subtract(multiply(quotient, b), a)
        const twice = multiply(error, decimal(2))
        const unit = multiply(b, { digits: 1n, scale })
        expect(compare(abs(twice), abs(unit))).toBeLessThanOrEqual(0)
        if (compare(abs(twice), abs(unit)) === 0) expect(compare(abs(multiply(quotient, b)), abs(a))).toBe(1)
      }),
    )
  })
})

describe('算术定律', () => {
  test('都精确成立', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        same(add(a, b), add(b, a))
        same(add(add(a, b), c), add(a, add(b, c)))
        same(add(a, b, c), add(add(a, b), c))
        same(multiply(a, b), multiply(b, a))
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))
        same(subtract(add(a, b), b), a)
        same(add(a, zero), a)
        same(multiply(a, decimal(1)), a)
        if (b.digits !== 0n) same(divideHalfUp(multiply(a, b), b, a.scale), a)
      }),
    )
  })

  test('次序是全序，加法保持次序', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, anyDecimal, (a, b, c) => {
        expect(compare(a, b) + compare(b, a)).toBe(0)
        expect(compare(add(a, c), add(b, c))).toBe(compare(a, b))
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('写出来的读得回来', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(parseDecimal(format(value))).toEqual({ valid: true, value })
      }),
    )
  })
})

const abs = ({ digits, scale }: Decimal): Decimal => ({ digits: digits < 0n ? -digits : digits, scale })
