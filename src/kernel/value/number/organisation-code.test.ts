import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkOrganisationCode } from './organisation-code.ts'

const ALPHABET = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const body = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 })
  .map((each) => each.join(''))

describe('GB 11714-1997 组织机构代码', () => {
  test('公布的样例，带不带连字符都行', () => {
    expect(checkOrganisationCode('D2143569X')).toEqual({ valid: true, value: 'D2143569X' })
    expect(checkOrganisationCode('D2143569-X')).toEqual({ valid: true, value: 'D2143569X' })
  })

  test.each(['MA62K0260', 'M000100Y4', '802100433', '708461136', '00012568X'])(
    '公布的信用代码里的 %s 成立',
    (code) => {
      expect(checkOrganisationCode(code).valid).toBe(true)
    },
  )

  test('每个号码只有一个校验字符', () => {
    fc.assert(
      fc.property(body, (each) => {
        expect([...'0123456789X'].filter((check) => checkOrganisationCode(each + check).valid)).toHaveLength(
          1,
        )
      }),
    )
  })

  test('错任何一位都查得出', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(7), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        const digits = String(number).padStart(8, '0')
        const check = [...'0123456789X'].find((each) => checkOrganisationCode(digits + each).valid)
        const wrong =
          digits.slice(0, place) + ((Number(digits[place]) + shift) % 10) + digits.slice(place + 1)
        expect(checkOrganisationCode(wrong + check).valid).toBe(false)
      }),
    )
  })

  test.each([
    '',
    'D2143569',
    'D21435691',
    'd2143569X',
    'D2143569x',
    'D2143569--',
    'D214356-9X',
    'D2143569-',
    'D'.repeat(10_000_000),
  ])('第 %# 个不是', (text) => {
    expect(checkOrganisationCode(text).valid).toBe(false)
  })
})
