import { type Check, invalid, valid } from '../check.ts'
import { type CivilDate, parseCivilDate } from '../time/civil-date.ts'
import { checkIdNumber } from './identity-number.ts'

/** Kinds of identity documents (证件类型), as certificates and rosters name them (R4.8). */
export const DOCUMENTS = {
  'resident-id': '居民身份证',
  'residence-permit': '港澳台居民居住证',
  'permanent-residence': '外国人永久居留身份证',
  passport: '护照',
  'hk-macao-pass': '港澳居民来往内地通行证',
  'taiwan-pass': '台湾居民来往大陆通行证',
} as const
export type DocumentKind = keyof typeof DOCUMENTS
export const DOCUMENT_KINDS = Object.keys(DOCUMENTS) as [DocumentKind, ...DocumentKind[]]

/** An identity document: what its number is in one form, and what the number alone tells of its holder. */
export interface IdentityDocument {
  kind: DocumentKind
  number: string
  /** Null where the number does not tell; the document itself says it then. */
  born: CivilDate | null
  sex: '男' | '女' | null
  /** One key for one document, by which a person is found; the same whoever typed it. */
  key: string
}

/** The number as it is written in the document: no spaces, hyphens or invisible marks, capital letters. */
export const plainNumber = (text: string): string =>
  text
    .slice(0, 100)
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}\p{Pd}()]/gu, '')
    .toUpperCase()

/** Checks a number of a named kind of document, each by its own rule. */
export function checkDocument(kind: DocumentKind, text: string, today: CivilDate): Check<IdentityDocument> {
  const number = plainNumber(text)
  switch (kind) {
    case 'resident-id':
    case 'residence-permit':
      return ofCitizen(kind, number, today)
    case 'permanent-residence':
      return number.startsWith('9') ? ofCitizen(kind, number, today) : oldPermanent(number)
    case 'passport':
      return plain(kind, number, /^(?=.*\d)[A-Z0-9]{5,17}$/, '护照号码应为 5 至 17 位字母和数字。')
    case 'hk-macao-pass':
      // The two digits at the end of old ones count renewals: the person's number are the nine before.
      return plain(
        kind,
        /^[HM]\d{10}$/.test(number) ? number.slice(0, 9) : number,
        /^[HM]\d{8}$/,
        '港澳居民来往内地通行证号码应为 H 或 M 加 8 位数字（旧证另有 2 位换证次数）。',
      )
    case 'taiwan-pass':
      return plain(
        kind,
        number,
        /^(\d{8}|\d{10}[A-Z]?)$/,
        '台湾居民来往大陆通行证号码应为 8 位数字（旧证为 10 位数字）。',
      )
  }
}

/** The document that a number without a kind belongs to, where the number itself tells (身份证, 居住证, 永居证). */
export function checkPlainNumber(text: string, today: CivilDate): Check<IdentityDocument> {
  return checkDocument(kindOf(plainNumber(text)), text, today)
}

/** Kinds whose numbers say nothing of themselves: who holds one is known once they have shown it. */
const SHOWN: readonly DocumentKind[] = ['hk-macao-pass', 'taiwan-pass', 'passport']

/** Whether a number may be a passport's or a pass's, which only the register can tell. */
export const mayBeForeign = (number: string): boolean =>
  /^[A-Z]/.test(number) || /^(\d{8}|\d{10})$/.test(number)

/** Every document that a number without a kind may belong to; none where it can be nobody's. */
export function possibleDocuments(text: string, today: CivilDate): IdentityDocument[] {
  const own = checkPlainNumber(text, today)
  if (own.valid) return [own.value]
  if (!mayBeForeign(plainNumber(text))) return []
  return SHOWN.flatMap((kind) => {
    const checked = checkDocument(kind, text, today)
    return checked.valid ? [checked.value] : []
  })
}

const kindOf = (number: string): DocumentKind => {
  if (/^8[123]\d{15}[\dX]$/.test(number)) return 'residence-permit'
  return /^9\d{16}[\dX]$/.test(number) || /^[A-Z]{3}\d{12}$/.test(number)
    ? 'permanent-residence'
    : 'resident-id'
}

/** GB 11643: 18 characters; 81, 82, 83 are the permits of Hong Kong, Macao and Taiwan, 9 is a foreigner's (2023 版). */
function ofCitizen(kind: DocumentKind, number: string, today: CivilDate): Check<IdentityDocument> {
  const checked = checkIdNumber(number, today)
  if (!checked.valid) return checked
  const { number: whole, born, sex } = checked.value
  const own = kindOf(whole)
  if (own !== kind) return invalid(`这个号码是${DOCUMENTS[own]}的，请核对证件类型。`)
  return valid({ kind, number: whole, born, sex, key: whole })
}

/** 2017 版: three letters of the country and twelve digits, among them the birthday without its century. */
function oldPermanent(number: string): Check<IdentityDocument> {
  if (!/^[A-Z]{3}\d{12}$/.test(number))
    return invalid('外国人永久居留身份证号码应为 9 开头的 18 位，旧证为 3 位字母加 12 位数字。')
  const day = `${number.slice(9, 11)}-${number.slice(11, 13)}`
  if (!parseCivilDate(`2000-${day}`).valid) return invalid('证件号码中的出生月日不存在，请核对。')
  return valid({
    kind: 'permanent-residence',
    number,
    born: null,
    sex: null,
    key: `permanent-residence:${number}`,
  })
}

function plain(kind: DocumentKind, number: string, form: RegExp, reason: string): Check<IdentityDocument> {
  if (!form.test(number)) return invalid(reason)
  return valid({ kind, number, born: null, sex: null, key: `${kind}:${number}` })
}
