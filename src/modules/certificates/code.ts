import { randomBytes } from 'node:crypto'

/** Crockford's digits: no I, L, O or U, so that nothing read aloud or from paper is taken for another. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 13 digits of 5 bits: 65 bits that nobody guesses. */
export const CODE_LENGTH = 13

/** A new permanent code (查验码). */
export const newCode = (): string => digits(randomBytes(CODE_LENGTH), CODE_LENGTH)

/** A code as it was meant: lower case, hyphens, and I, L, O for 1 and 0 are read; null when it can be none. */
export function readCode(text: string): string | null {
  if (text.length > 40) return null
  const code = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0')
  return code.length === CODE_LENGTH && [...code].every((digit) => DIGITS.includes(digit)) ? code : null
}

/** The low five bits of each byte as a digit. */
export const digits = (bytes: Uint8Array, count: number): string =>
  Array.from(bytes.subarray(0, count), (byte) => DIGITS[byte & 31]).join('')
