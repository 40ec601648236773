import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CertificateNumberParts,
  certificateNumber,
  checkCertificateNumber,
  checkSpecialRankNumber,
} from './certificate-number.ts'

const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((each) => String(each).padStart(length, '0'))
const anyParts: fc.Arbitrary<CertificateNumberParts> = fc.record({
  issuer: fc.constantFrom('Y', 'S'),
  bodyCode: digits(4),
  province: digits(2),
  siteCode: digits(6),
  year: fc.integer({ min: 2000, max: 2099 }),
  level: fc.constantFrom(5, 4, 3, 2, 1),
  serial: fc.integer({ min: 1, max: 999_999 }),
})
const reasonOf = (text: string) => {
  const checked = checkCertificateNumber(text)
  return checked.valid ? null : checked.reason
}

describe('R4.7 证书编码（22位）', () => {
  test('公布的样式：类 Y、机构 0001、省 23、年 19、级 5', () => {
    expect(checkCertificateNumber('Y000123123456195000001')).toEqual({
      valid: true,
      value: {
        issuer: 'Y',
        bodyCode: '0001',
        province: '23',
        siteCode: '123456',
        year: 2019,
        level: 5,
        serial: 1,
      },
    })
  })

  test('天津的一个编号', () => {
    const parts = {
      issuer: 'S',
      bodyCode: '0000',
      province: '12',
      siteCode: '000067',
      year: 2025,
      level: 4,
      serial: 1,
    } as const
    expect(certificateNumber(parts)).toBe('S000012000067254000001')
    expect(checkCertificateNumber('S000012000067254000001')).toEqual({ valid: true, value: parts })
  })

  test('写出来的读得回来', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const number = certificateNumber(parts)
        expect(number).toMatch(/^[YS]\d{4}\d{2}\d{6}\d{2}[1-5]\d{6}$/)
        expect(checkCertificateNumber(number)).toEqual({ valid: true, value: parts })
      }),
    )
  })

  test.each([
    ['X000012000067254000001', '首位'],
    ['y000012000067254000001', '首位'],
    ['S00001200006725400000', '现为21位'],
    ['S0000120000672540000011', '现为23位'],
    ['S000012000067250000001', '第16位'],
    ['S000012000067256000001', '第16位'],
    ['S000012000067254000000', '序列码'],
    ['S00001200006725400000O', '全是数字'],
    ['SO00012000067254000001', '全是数字'],
    ['S00001200006725400000１', '全是数字'],
    ['S00001200006725400001\n', '全是数字'],
    ['1202003001400123', '职业资格证书'],
    ['', '现为0位'],
    ['S'.repeat(10_000_000), '现为10000000位'],
  ])('第 %# 个不是，并说明原因', (text, reason) => {
    expect(reasonOf(text)).toMatch(reason)
  })

  test.each([
    { issuer: 'X' },
    { bodyCode: '1' },
    { bodyCode: '12345' },
    { province: 'AB' },
    { siteCode: '67' },
    { year: 1999 },
    { year: 2100 },
    { level: 6 },
    { level: 0 },
    { serial: 0 },
    { serial: 1_000_000 },
    { serial: 1.5 },
  ])('拼不到一起的部分不写成编号：%j', (wrong) => {
    const parts = {
      issuer: 'S',
      bodyCode: '0000',
      province: '12',
      siteCode: '000067',
      year: 2025,
      level: 4,
      serial: 1,
    }
    expect(() => certificateNumber({ ...parts, ...wrong } as CertificateNumberParts)).toThrow(RangeError)
  })
})

describe('R4.7 特级技师、首席技师：两个字母和 20 位数字', () => {
  test.each(['ST00012000067254000001', 'S00001200006725T000001'])('收下 %s', (text) => {
    expect(checkSpecialRankNumber(text)).toEqual({ valid: true, value: text })
  })

  test.each([
    'S000012000067254000001',
    'S00001200006725400000A',
    'STT0012000067254000001',
    'XT00012000067254000001',
    'ST',
  ])('不收 %s', (text) => {
    expect(checkSpecialRankNumber(text).valid).toBe(false)
  })
})
