import { type Check, invalid, valid } from '../check.ts'
import { type CivilDate, parseCivilDate } from '../time/civil-date.ts'

/** A citizen's identity number (公民身份号码, GB 11643-1999): 18 characters, the last a digit or X. */
export type IdNumber = string & { readonly brand: 'IdNumber' }

/** What an identity number says of its holder. `area` is the code of the district at issue, perhaps long gone. */
export interface IdentityFacts {
  number: IdNumber
  born: CivilDate
  sex: '男' | '女'
  area: string
}

/**
 * Checks an identity number of 18 characters, or an old one of 15 digits, which is made into one of 18. A day of birth
 * must exist and not lie after `today`; the district is not looked up, since numbers keep codes that are long abolished.
 */
export function checkIdNumber(typed: string, today: CivilDate): Check<IdentityFacts> {
  // Marks without width come along when numbers are copied: nobody sees them, so they do not count.
  const text = typed.length > 100 ? typed : typed.replaceAll(/\p{Cf}/gu, '')
  if (text.length !== 18 && text.length !== 15)
    return invalid(`身份证号应为18位（旧号15位），现为${text.length}位。`)
  if (text.length === 15 && !/^\d{15}$/.test(text)) return invalid('15位旧身份证号只能是数字。')
  if (text.length === 18 && !/^\d{17}[\dXx]$/.test(text))
    return invalid('身份证号前17位应为数字，末位为数字或字母X。')

  const body = text.length === 15 ? bodyOfLegacy(text) : text.slice(0, 17)
  const born = parseCivilDate(`${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`)
  if (!born.valid) return invalid('身份证号中的出生日期不存在，请核对。')
  if (born.value < OLDEST) return invalid('身份证号中的出生年份过早，请核对。')
  if (born.value > today) return invalid('身份证号中的出生日期晚于今天，请核对。')

  const number = body + checkDigit(body)
  if (text.length === 18 && number !== text.toUpperCase())
    return invalid('身份证号校验位不符，可能有一位写错或两位写反，请逐位核对。')
  const sex = Number(body[16]) % 2 === 1 ? '男' : '女'
  return valid({ number: number as IdNumber, born: born.value, sex, area: body.slice(0, 6) })
}

/** Nobody of whom there is a number was born before the century to which the oldest numbers reach. */
const OLDEST = '1800-01-01'

/** Sequence numbers 996 to 999 of the old numbers were kept for people over a hundred, born in the 1800s. */
function bodyOfLegacy(text: string): string {
  const century = text.slice(12) >= '996' ? '18' : '19'
  return text.slice(0, 6) + century + text.slice(6)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

function checkDigit(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return '10X98765432'.charAt(sum % 11)
}
