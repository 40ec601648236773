import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCreditCode } from './credit-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const reasonOf = (text: string) => {
  const checked = checkCreditCode(text)
  return checked.valid ? null : checked.reason
}

const KINDS =
  '11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1'
const body = fc
  .tuple(
    fc.constantFrom(...KINDS.split(' ')),
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
  )
  .map(([kind, area, rest]) => `${kind}${area}${rest.join('')}`)

/** ISO 7064 by powers of 3 modulo 31: the weighted sum with its check character is a multiple of 31. */
const holds = (code: string) =>
  [...code].reduce(
    (sum, each, place) =>
      sum + ALPHABET.indexOf(each) * (place === 17 ? 1 : Number(3n ** BigInt(place) % 31n)),
    0,
  ) %
    31 ===
  0
const anyCode = body.map((each) => [...ALPHABET].map((check) => each + check).find(holds) ?? '')

describe('GB 32100-2015 统一社会信用代码', () => {
  test.each([
    ['91512081MA62K0260', 'E'],
    ['91350100M000100Y4', '3'],
    ['91110000802100433', 'B'],
    ['91440300708461136', 'T'],
    ['1112000000012568X', '5'],
    ['11100000000013338', 'W'],
  ])('%s 的校验字符是 %s，没有第二个', (code, check) => {
    const holding = [...ALPHABET].filter((each) => checkCreditCode(code + each).valid)
    expect(holding).toEqual([check])
  })

  test('按规则造的码都成立，原样返回', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(checkCreditCode(code)).toEqual({ valid: true, value: code })
      }),
    )
  })

  test('错任何一个字符都查得出', () => {
    fc.assert(
      fc.property(anyCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, place, other) => {
        fc.pre(code.charAt(place) !== other)
        expect(checkCreditCode(code.slice(0, place) + other + code.slice(place + 1)).valid).toBe(false)
      }),
    )
  })

  test('说得出哪里不对', () => {
    expect(reasonOf('91512081MA62K0260')).toBe('统一社会信用代码应为18位，现为17位。')
    expect(reasonOf('91512081MA62K0260F')).toMatch('校验位不符')
    expect(reasonOf('91512081ma62k0260e')).toMatch('只能用数字和大写字母')
    expect(reasonOf('9151208AMA62K0260E')).toMatch('行政区划码')
    expect(reasonOf('00512081MA62K0260E')).toMatch('前两位')
    for (const letter of 'IOSVZ') expect(reasonOf(`9151208${letter}MA62K0260E`)).toMatch('不含 I、O、S、V、Z')
  })

  test.each(['', '１'.repeat(18), '9'.repeat(10_000_000), '91512081MA62K0260\n', '\u0000'.repeat(18)])(
    '第 %# 个不是',
    (text) => {
      expect(reasonOf(text)).toMatch(/。$/)
    },
  )
})
