import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate, daysBetween } from '../time/civil-date.ts'
import { checkIdNumber } from './identity-number.ts'

const today = civilDate('2026-11-23')
const reasonOf = (text: string) => {
  const checked = checkIdNumber(text, today)
  return checked.valid ? null : checked.reason
}
/** The standard's own sum: all 18 weights, the check digit's being 1, leave 1 modulo 11. */
const holds = (id: string) =>
  [...id].reduce(
    (sum, each, index) => sum + (each === 'X' ? 10 : Number(each)) * (2 ** (17 - index) % 11),
    0,
  ) %
    11 ===
  1
const withCheck = (body: string) => [...'0123456789X'].map((each) => body + each).find(holds) ?? ''

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
const text = (length: number) => digits(length).map((each) => each.join(''))
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))
const birthday = fc
  .integer({ min: 0, max: daysBetween(civilDate('1900-01-01'), today) })
  .map((count) => addDays(civilDate('1900-01-01'), count))
const anyId = fc
  .tuple(text(6), birthday, text(3))
  .map(([area, born, sequence]) => withCheck(area + born.replaceAll('-', '') + sequence))

describe('GB 11643-1999 公民身份号码', () => {
  test('标准里的例子', () => {
    expect(checkIdNumber('11010519491231002X', today)).toEqual({
      valid: true,
      value: { number: '11010519491231002X', born: '1949-12-31', sex: '女', area: '110105' },
    })
    expect(checkIdNumber('440524188001010014', today)).toEqual({
      valid: true,
      value: { number: '440524188001010014', born: '1880-01-01', sex: '男', area: '440524' },
    })
  })

  test('小写的 x 当作 X', () => {
    expect(checkIdNumber('11010519491231002x', today)).toEqual(checkIdNumber('11010519491231002X', today))
  })

  test('没有宽度的符号不算', () => {
    for (const mark of ['\u200e', '\u00ad', '\u200b', '\ufeff'])
      expect(checkIdNumber(`110105${mark}19491231002X`, today)).toMatchObject({
        valid: true,
        value: { number: '11010519491231002X' },
      })
  })

  test('校验位不对', () => {
    expect(reasonOf('110105194912310021')).toMatch('校验位不符')
  })

  test('清单里没有的区划不使它无效', () => {
    fc.assert(fc.property(anyId, (id) => checkIdNumber(id, today).valid))
    expect(reasonOf(withCheck('99999919900101001'))).toBe(null)
    expect(reasonOf(withCheck('12022319900101001'))).toBe(null)
  })

  test('没有的出生日期', () => {
    for (const born of ['19900230', '19901301', '19900100', '19900001', '19000229', '00000101', '19910431'])
      expect(reasonOf(withCheck(`120101${born}001`))).toBe('身份证号中的出生日期不存在，请核对。')
    expect(reasonOf(withCheck('12010120000229001'))).toBe(null)
    expect(reasonOf(withCheck('12010111110101001'))).toBe('身份证号中的出生年份过早，请核对。')
  })

  test('将来的出生日期', () => {
    expect(reasonOf(withCheck('12010120261123001'))).toBe(null)
    expect(reasonOf(withCheck('12010120261124001'))).toBe('身份证号中的出生日期晚于今天，请核对。')
  })

  test('错任何一位都查得出', () => {
    fc.assert(
      fc.property(anyId, fc.nat(17), fc.integer({ min: 1, max: 9 }), (id, place, shift) => {
        const old = id.charAt(place)
        const other = old === 'X' ? String(shift) : String((Number(old) + shift) % 10)
        expect(checkIdNumber(id.slice(0, place) + other + id.slice(place + 1), today).valid).toBe(false)
      }),
    )
  })

  test('任何相邻两位对调都查得出', () => {
    fc.assert(
      fc.property(anyId, fc.nat(15), (id, place) => {
        fc.pre(id.charAt(place) !== id.charAt(place + 1))
        const swapped = id.slice(0, place) + id.charAt(place + 1) + id.charAt(place) + id.slice(place + 2)
        expect(checkIdNumber(swapped, today).valid).toBe(false)
      }),
    )
  })

  test('顺序码单数为男、双数为女', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const checked = checkIdNumber(id, today)
        expect(checked.valid && checked.value.sex).toBe(Number(id.charAt(16)) % 2 === 1 ? '男' : '女')
      }),
    )
  })
})

describe('1999 年以前的 15 位号码', () => {
  test('补成一九几几年的 18 位', () => {
    expect(checkIdNumber('110105491231002', today)).toEqual(checkIdNumber('11010519491231002X', today))
  })

  test('996 至 999 给百岁以上的人', () => {
    expect(checkIdNumber('440524800101997', today)).toMatchObject({
      valid: true,
      value: { born: '1880-01-01' },
    })
    expect(checkIdNumber('440524800101995', today)).toMatchObject({
      valid: true,
      value: { born: '1980-01-01' },
    })
  })

  test('补成的号码自己成立', () => {
    const legacy = fc
      .tuple(text(6), birthday, text(3))
      .map(([area, born, sequence]) => area + born.replaceAll('-', '').slice(2) + sequence)
    fc.assert(
      fc.property(legacy, (id) => {
        const checked = checkIdNumber(id, today)
        if (!checked.valid) return expect(checked.reason).toBe('身份证号中的出生日期不存在，请核对。')
        expect(checked.value.number).toHaveLength(18)
        expect(checkIdNumber(checked.value.number, today)).toEqual(checked)
      }),
    )
  })

  test('没有字母，日期真有', () => {
    expect(reasonOf('11010549123100X')).toBe('15位旧身份证号只能是数字。')
    expect(reasonOf('110105491331002')).toBe('身份证号中的出生日期不存在，请核对。')
  })
})

describe('不是身份证号的', () => {
  test.each([
    '',
    '1',
    '1101051949123100',
    '11010519491231002XX',
    '1101051949123100X2',
    '1101051949123100２X',
    '11010519491231002 ',
    ' 1010519491231002X',
    '11010519491231002\n',
    '-1010519491231002X',
    '１１０１０５１９４９１２３１００２Ｘ',
    '1'.repeat(10_000_000),
    '\u0000'.repeat(18),
    '\ud800'.repeat(18),
  ])('第 %# 个拒绝，并说明原因', (wrong) => {
    expect(reasonOf(wrong)).toMatch(/^.{8,60}。$/)
  })

  test('什么文字都不会让它抛错误，原因里不重复号码', () => {
    fc.assert(
      fc.property(anyText, (anything) => {
        expect(typeof checkIdNumber(anything, today).valid).toBe('boolean')
      }),
    )
    fc.assert(
      fc.property(text(18), (number) => {
        const reason = reasonOf(number) ?? ''
        expect(reason.match(/\d{4,}/)).toBe(null)
      }),
    )
  })
})
