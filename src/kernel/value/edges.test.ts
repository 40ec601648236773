import { describe, expect, test } from 'vitest'
import type { Check } from './check.ts'
import { add, decimal, divideHalfUp, format, parseDecimal, roundHalfUp } from './decimal.ts'
import { fen, parseYuan } from './money.ts'
import { checkBankAccount } from './number/bank-account.ts'
import { checkCertificateNumber, checkSpecialRankNumber } from './number/certificate-number.ts'
import { checkLicenceNumber, licenceCheckCharacter } from './number/licence-number.ts'
import { checkOccupationCode } from './number/occupation-code.ts'
import { checkOrganisationCode } from './number/organisation-code.ts'
import { baseName, occupationKey } from './occupation.ts'
import { checkIdNumber } from './person/identity-number.ts'
import { checkPhone } from './person/phone.ts'
import { addDays, civilDate, parseCivilDate } from './time/civil-date.ts'
import { addWorkingDays } from './time/working-days.ts'

const TODAY = civilDate('2026-03-02')
const said = (check: Check<unknown>) => (check.valid ? '' : check.reason)

describe('各种号码、数字：最长、最短和说明里的数目', () => {
  test.each([
    ['小数60位', parseDecimal('1'.repeat(60)), true],
    ['小数61位', parseDecimal('1'.repeat(61)), false],
    ['金额32字', parseYuan('3240'.padStart(32, '0')), true],
    ['金额33字', parseYuan('3240'.padStart(33, '0')), false],
    ['区号加七位的固定电话10位', checkPhone('0222345678'), true],
    ['区号少一位', checkPhone('022234567'), false],
    ['银行卡号以1开头', checkBankAccount('1000000000000008'), true],
    ['银行卡号以0开头', checkBankAccount('0000000000000000'), false],
    ['旧职业资格证书16位', checkCertificateNumber('1212000000123456'), false],
  ] as const)('%s', (_title, check, holds) => {
    expect(check.valid).toBe(holds)
  })

  test.each([
    ['旧职业资格证书', checkCertificateNumber('1212000000123456'), '这是16位的职业资格证书编号'],
    ['16位但不全是数字', checkCertificateNumber('S212000000123456'), '证书编号应为22位，现为16位'],
    ['特级技师编号', checkSpecialRankNumber('1'.repeat(22)), '2个字母加20位数字'],
    ['日期', parseCivilDate('2026/03/04'), '例如 2026-03-04'],
    ['小数', parseDecimal('六十'), '例如 59.95'],
    ['身份证号', checkIdNumber('1101051949123100A2', TODAY), '前17位应为数字'],
    ['职业编码', checkOccupationCode('6-18-02-4'), '6-18-02-04'],
    ['组织机构代码', checkOrganisationCode('1234567-89'), '前8位'],
    ['电话', checkPhone('1'), '11位手机号，或带区号的固定电话，例如 022-23456789'],
    ['金额太长', parseYuan('3240'.padStart(33, '0')), '金额太长'],
  ] as const)('%s说明写得对', (_title, check, words) => {
    expect(said(check)).toContain(words)
  })

  test('写成文字的分：20字以内', () => {
    expect(fen('5'.padStart(20, '0'))).toBe(5)
    expect(() => fen('5'.padStart(21, '0'))).toThrow(RangeError)
  })

  test('小数位数：1000位可以，1001位、负数、半位都不行', () => {
    expect(format(divideHalfUp(decimal(1), decimal(3), 1000))).toHaveLength(1002)
    for (const places of [1001, -1, 1.5]) {
      expect(() => roundHalfUp(decimal(1), places)).toThrow('up to 1000')
    }
  })

  test('一个数的和还是它自己，小数位数不变', () => {
    expect(format(add(decimal('5')))).toBe('5')
    expect(format(add())).toBe('0')
  })
})

describe('电子证照编号（ISO 7064 MOD 37,36）', () => {
  test.each([
    ['A12425GABC1234002', 'M'],
    ['00003BAB93520000', 'G'],
    ['00003BAB9352000000000000', 'Q'],
    ['11100000000013338W00211320482014138860P201807250201001', 'M'],
  ])('%s 的校验位是 %s', (body, check) => {
    expect(licenceCheckCharacter(body)).toBe(check)
  })

  test('128位可以，129位不行', () => {
    const whole = (length: number) => {
      const body = 'A'.repeat(length - 1)
      return body + licenceCheckCharacter(body)
    }
    expect(checkLicenceNumber(whole(128)).valid).toBe(true)
    expect(said(checkLicenceNumber(whole(129)))).toContain('2至128位')
  })

  test('带点的写法要五段，一段也不能空', () => {
    const body = '11100000000013338W00211320482014138860P201807250201001'
    const dotted = (...parts: string[]) => checkLicenceNumber(`1.2.156.3005.2.${parts.join('.')}`)
    const [kind, issuer, serial] = [body.slice(0, 21), body.slice(21, 30), body.slice(30, 51)]
    expect(dotted(kind, issuer, serial, body.slice(51), 'M').valid).toBe(true)
    expect(said(dotted(kind, issuer, serial + body.slice(51), 'M'))).toContain('五段')
    expect(said(dotted(kind, '', issuer + serial, body.slice(51), 'M'))).toContain('五段')
    expect(said(dotted(kind, issuer, serial, body.slice(51), 'M', '1'))).toContain('五段')
  })
})

describe('日历', () => {
  test('一年一年数过去，每年三月初一前后的日子都不重不漏', () => {
    for (let year = 1; year <= 9998; year += 1) {
      const first = civilDate(`${String(year).padStart(4, '0')}-03-01`)
      const eve = addDays(first, -1)
      expect(eve.slice(5, 7)).toBe('02')
      expect(addDays(eve, 1)).toBe(first)
      expect(addDays(first, 364).slice(5, 7)).toBe('02')
    }
  })

  test('工作日最多数一万天', () => {
    const calendar = { years: {} }
    expect(addWorkingDays(TODAY, 10_000, calendar).day > TODAY).toBe(true)
    expect(() => addWorkingDays(TODAY, 10_001, calendar)).toThrow('up to 10,000')
    expect(() => addWorkingDays(TODAY, 1.5, calendar)).toThrow(RangeError)
  })
})

describe('职业和工种', () => {
  test('整个名称都在括号里的，就是括号里的；一个字的职业也认括号', () => {
    expect(occupationKey('(数控铣工)')).toBe('数控铣工')
    expect(baseName('(数控铣工)')).toBe('(数控铣工)')
    expect(baseName('工(甲)')).toBe('工')
  })
})
