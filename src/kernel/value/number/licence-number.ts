import { type Check, invalid, valid } from '../check.ts'

/** The identifier of an electronic licence (电子证照标识, GB/T 36904) without its root and dots: body and check. */
export type LicenceNumber = string & { readonly brand: 'LicenceNumber' }

/**
 * Checks a licence number by ISO 7064 MOD 37,36 over its body. Also taken in the dotted form, as
 * `1.2.156.3005.2.<kind>.<issuer>.<serial>.<version>.<check>`, whose root and dots are not part of the body.
 */
export function checkLicenceNumber(text: string): Check<LicenceNumber> {
  if (text.length < 2 || text.length > LONGEST) return invalid(`电子证照编号应为2至${LONGEST}位。`)
  const number = text.startsWith(ROOT) ? undotted(text.slice(ROOT.length)) : text
  if (number === null) return invalid('电子证照标识应为类型代码、颁发机构、流水号、版本号、校验位五段。')
  if (!/^[0-9A-Z]{2,}$/.test(number)) return invalid('电子证照编号只能用数字和大写字母。')
  if (number.at(-1) !== licenceCheckCharacter(number.slice(0, -1)))
    return invalid('电子证照编号校验位不符，请逐位核对。')
  return valid(number as LicenceNumber)
}

/** The check character of ISO 7064 MOD 37,36 for a body of digits and capital letters; else throws RangeError. */
export function licenceCheckCharacter(body: string): string {
  let carry = 36
  for (const character of body) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) throw new RangeError('a licence number holds digits and capital letters only')
    carry = (((carry + value) % 36 || 36) * 2) % 37
  }
  return ALPHABET.charAt((37 - carry) % 36)
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ROOT = '1.2.156.3005.2.'
const LONGEST = 128

function undotted(text: string): string | null {
  const segments = text.split('.')
  return segments.length === 5 && segments.every((each) => each !== '') ? segments.join('') : null
}
