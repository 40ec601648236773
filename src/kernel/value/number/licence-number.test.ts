import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLicenceNumber, licenceCheckCharacter } from './licence-number.ts'

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const BODY = '11100000000013338W00211320482014138860P201807250201001'
const anyBody = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 60 })
  .map((each) => each.join(''))

describe('ISO 7064 MOD 37,36', () => {
  test.each([
    ['A12425GABC1234002', 'M'],
    [BODY, 'M'],
  ])('%s 的校验字符是 %s，没有第二个', (body, check) => {
    expect(licenceCheckCharacter(body)).toBe(check)
    expect(ALPHABET.filter((each) => checkLicenceNumber(body + each).valid)).toEqual([check])
  })

  test('每个带校验字符的都成立；错任何一个字符都查得出', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), fc.constantFrom(...ALPHABET), (body, nat, other) => {
        const number = body + licenceCheckCharacter(body)
        const place = nat % number.length
        expect(checkLicenceNumber(number)).toEqual({ valid: true, value: number })
        fc.pre(number.charAt(place) !== other)
        expect(checkLicenceNumber(number.slice(0, place) + other + number.slice(place + 1)).valid).toBe(false)
      }),
    )
  })

  test('算不出权重的拒绝', () => {
    expect(() => licenceCheckCharacter('a1')).toThrow(RangeError)
  })
})

describe('GB/T 36904 电子证照标识', () => {
  const dotted = '1.2.156.3005.2.11100000000013338W002.11320482014138860P.201807250201.001.M'

  test('连根和点一起收下，根和点不算', () => {
    expect(checkLicenceNumber(dotted)).toEqual({ valid: true, value: `${BODY}M` })
    expect(checkLicenceNumber(dotted.replace(/M$/, 'N')).valid).toBe(false)
    expect(checkLicenceNumber(dotted.replace('.001', '')).valid).toBe(false)
    expect(checkLicenceNumber(dotted.replace('.001', '.')).valid).toBe(false)
  })

  test.each([
    '',
    'A',
    'a12425gabc1234002m',
    'A1-2425G-ABC1234002-M',
    `${BODY}M\n`,
    'Ａ1',
    '0'.repeat(10_000_000),
  ])('第 %# 个不是', (text) => {
    expect(checkLicenceNumber(text)).toMatchObject({ valid: false, reason: expect.stringMatching(/。$/) })
  })
})
