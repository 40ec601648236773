import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRegistrationNumber, checkUnitCode } from './registration-number.ts'

describe('GS 15-2006 工商注册号', () => {
  test('校验位按 ISO 7064 MOD 11,10', () => {
    expect(checkRegistrationNumber('110108000000016')).toEqual({ valid: true, value: '110108000000016' })
    expect(checkRegistrationNumber('440106000000010').valid).toBe(true)
  })

  test('改任何一位都看得出来', () => {
    fc.assert(
      fc.property(fc.nat(14), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const wrong = [...'110108000000016'].map((digit, place) =>
          place === at ? String((Number(digit) + by) % 10) : digit,
        )
        expect(checkRegistrationNumber(wrong.join('')).valid).toBe(false)
      }),
    )
  })

  test('相邻两位写反看得出来', () => {
    expect(checkRegistrationNumber('110180000000016').valid).toBe(false)
  })

  test('不是 15 位数字：说明要什么', () => {
    for (const text of ['', '11010800000001', '1101080000000160', '11010800000001X'])
      expect(checkRegistrationNumber(text)).toEqual({ valid: false, reason: '工商注册号应为15位数字。' })
  })
})

test('单位代码：18 位按信用代码核，15 位按注册号核', () => {
  expect(checkUnitCode('110108000000016').valid).toBe(true)
  expect(checkUnitCode('91350100M000100Y43').valid).toBe(true)
  expect(checkUnitCode('91350100M000100Y44').valid).toBe(false)
  expect(checkUnitCode('11010800000001')).toMatchObject({ reason: expect.stringContaining('18位') })
})
