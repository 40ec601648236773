import { type Check, invalid, valid } from '../check.ts'

/** An organisation code (组织机构代码, GB 11714-1997): 9 characters; also the 9th to 17th of a credit code. */
export type OrganisationCode = string & { readonly brand: 'OrganisationCode' }

/** Checks an organisation code, with or without the hyphen before its check character. */
export function checkOrganisationCode(text: string): Check<OrganisationCode> {
  if (text.length !== 9 && text.length !== 10) return invalid('组织机构代码应为9位（可在末位前加连字符）。')
  const match = /^([0-9A-Z]{8})-?([0-9X])$/.exec(text)
  if (match === null) return invalid('组织机构代码前8位应为数字或大写字母，末位为数字或字母X。')
  const [, body = '', check] = match
  if (check !== checkCharacter(body)) return invalid('组织机构代码校验位不符，请逐位核对。')
  return valid((body + check) as OrganisationCode)
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)),
    0,
  )
  return '0X987654321'.charAt(sum % 11)
}
