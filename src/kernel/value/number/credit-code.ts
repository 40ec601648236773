import { type Check, invalid, valid } from '../check.ts'

/** An organisation's unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters. */
export type CreditCode = string & { readonly brand: 'CreditCode' }

/** Checks a credit code: its characters, the registering authority and kind of organisation, the check character. */
export function checkCreditCode(text: string): Check<CreditCode> {
  if (text.length !== 18) return invalid(`统一社会信用代码应为18位，现为${text.length}位。`)
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(text))
    return invalid('统一社会信用代码只能用数字和大写字母，且不含 I、O、S、V、Z。')
  if (!KINDS.has(text.slice(0, 2))) return invalid('统一社会信用代码前两位不是已公布的登记部门和机构类别。')
  if (!/^\d{6}$/.test(text.slice(2, 8))) return invalid('统一社会信用代码第3至8位应为数字的行政区划码。')
  if (text.charAt(17) !== checkCharacter(text))
    return invalid('统一社会信用代码校验位不符，可能有一位写错，请逐位核对。')
  return valid(text as CreditCode)
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Registering authority (登记管理部门) and kind of organisation (机构类别), as published with the standard. */
const KINDS = new Set(
  '11 12 13 19 21 29 31 32 33 34 35 39 41 49 51 52 53 59 61 62 69 71 72 79 81 89 91 92 93 A1 A9 N1 N2 N3 N9 Y1'.split(
    ' ',
  ),
)

function checkCharacter(text: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(text.charAt(index)),
    0,
  )
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}
