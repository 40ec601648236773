import { type Check, invalid, valid } from '../check.ts'

/** A telephone number in mainland China: 11 digits of a mobile, or area code, hyphen and number. */
export type Phone = string & { readonly brand: 'Phone' }

/**
 * Checks a mobile number, or a landline with its area code (022-23456789), which is returned with the hyphen. The
 * country's own prefix (+86), and blanks and hyphens between the digits, are how people write them.
 */
export function checkPhone(typed: string): Check<Phone> {
  if (typed.length > 60) return invalid(WANTED)
  const text = typed
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}()]/gu, '')
    .replace(/^(\+|00)86(?=1|0)/, '')
  if (/^1[3-9]\d{9}$/.test(text)) return valid(text as Phone)
  const landline = /^(010|02\d|0[3-9]\d\d)([2-9]\d{6,7})$/.exec(text)
  return landline === null ? invalid(WANTED) : valid(`${landline[1]}-${landline[2]}` as Phone)
}

const WANTED = '电话应为11位手机号，或带区号的固定电话，例如 022-23456789。'
