import { randomInt } from 'node:crypto'

/** No I, L, O, U, 0 or 1: nothing that is read from paper is taken for another. */
const DIGITS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten digits of nearly five bits, and few tries a day: nobody guesses one. */
const LENGTH = 10

/** A new query code (查询码). */
export const newCode = (): string =>
  Array.from({ length: LENGTH }, () => DIGITS[randomInt(DIGITS.length)]).join('')

/** A code as it was meant: lower case, spaces and hyphens are read. */
export const readCode = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '')
