import { type Check, invalid, valid } from '../check.ts'
import { type CreditCode, checkCreditCode } from './credit-code.ts'

/** An organisation's registration number (工商注册号, GS 15-2006): 15 digits, on licences from before 2015. */
export type RegistrationNumber = string & { readonly brand: 'RegistrationNumber' }

/** Checks a registration number by ISO 7064 MOD 11,10. */
export function checkRegistrationNumber(text: string): Check<RegistrationNumber> {
  if (!/^\d{15}$/.test(text)) return invalid('工商注册号应为15位数字。')
  if (text.charAt(14) !== checkDigit(text.slice(0, 14)))
    return invalid('工商注册号校验位不符，可能有一位写错，请逐位核对。')
  return valid(text as RegistrationNumber)
}

/** What an organisation goes by: its credit code, or the registration number of one that has no code yet. */
export type UnitCode = CreditCode | RegistrationNumber

/** Checks an organisation's code of either kind, by its length. */
export const checkUnitCode = (text: string): Check<UnitCode> =>
  text.length === 15 ? checkRegistrationNumber(text) : checkCreditCode(text)

function checkDigit(body: string): string {
  let carry = 10
  for (const digit of body) carry = (((carry + Number(digit)) % 10 || 10) * 2) % 11
  return String((11 - carry) % 10)
}
