import { type Check, invalid, valid } from '../check.ts'

/** The number of an account that money can be paid to. */
export type BankAccount = string & { readonly brand: 'BankAccount' }

/** Checks a person's bank card or social security card (银行卡号): 16 to 19 digits, the last by Luhn. */
export function checkBankAccount(text: string): Check<BankAccount> {
  if (text.length < 16 || text.length > 19) return invalid(`银行卡号应为16至19位数字，现为${text.length}位。`)
  if (!/^[1-9]\d+$/.test(text)) return invalid('银行卡号只能是数字，且不以0开头。')
  if (luhnSum(text) % 10 !== 0) return invalid('银行卡号校验位不符，可能有一位写错，请逐位核对。')
  return valid(text as BankAccount)
}

/** Checks an organisation's account (对公账号): 8 to 28 digits; banks give them no common check digit. */
export function checkCorporateAccount(text: string): Check<BankAccount> {
  if (text.length < 8 || text.length > 28) return invalid(`对公账号应为8至28位数字，现为${text.length}位。`)
  if (!/^\d+$/.test(text)) return invalid('对公账号只能是数字。')
  return valid(text as BankAccount)
}

function luhnSum(text: string): number {
  let sum = 0
  for (let index = 0; index < text.length; index += 1) {
    const digit = Number(text[text.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}
