import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LENGTH, newCode, readCode } from './code.ts'

test('码有 65 位，字母里没有 I、L、O、U，一千个里没有两个相同', () => {
  const codes = Array.from({ length: 1000 }, newCode)
  expect(new Set(codes).size).toBe(1000)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
  expect(new Set(codes.join('')).size).toBe(32)
})

test('怎么写下来都读得出', () => {
  expect(readCode('7k3m-9qx2-w4tz-o')).toBe('7K3M9QX2W4TZ0')
  expect(readCode(' 7K3M 9QX2 W4TZ l ')).toBe('7K3M9QX2W4TZ1')
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }), () => {
      const code = newCode()
      expect(readCode(code.toLowerCase())).toBe(code)
    }),
  )
})

test('不是码的就不是，不抛错误', () => {
  for (const text of [
    '',
    '7K3M9QX2W4TZ',
    '7K3M9QX2W4TZUU',
    '7K3M9QX2W4TZU',
    '../../etc/passwd',
    'x'.repeat(10_000_000),
  ]) {
    expect(readCode(text)).toBeNull()
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), (text) => {
      const code = readCode(text)
      expect(code === null || code.length === CODE_LENGTH).toBe(true)
    }),
  )
})
