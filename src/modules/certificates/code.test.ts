import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE_LENGTH, newCode, readCode } from './code.ts'

test('a code has 65 bits in an alphabet without I, L, O and U, and no two of a thousand are alike', () => {
  const codes = Array.from({ length: 1000 }, newCode)
  expect(new Set(codes).size).toBe(1000)
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/)
  expect(new Set(codes.join('')).size).toBe(32)
})

test('a code is read however it is written down', () => {
  expect(readCode('7k3m-9qx2-w4tz-o')).toBe('7K3M9QX2W4TZ0')
  expect(readCode(' 7K3M 9QX2 W4TZ l ')).toBe('7K3M9QX2W4TZ1')
  fc.assert(
    fc.property(fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }), () => {
      const code = newCode()
      expect(readCode(code.toLowerCase())).toBe(code)
    }),
  )
})

test('what is no code is none, and nothing throws', () => {
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
