import type { Sealer } from '../../kernel/sealing/index.ts'
import {
  checkDocument,
  checkPlainNumber,
  DOCUMENTS,
  type DocumentKind,
  type IdentityDocument,
  possibleDocuments,
} from '../../kernel/value/person/identity-document.ts'
import { type CivilDate, civilDate } from '../../kernel/value/time/civil-date.ts'
import { refusals } from './refusals.ts'

/** Day of birth and sex, from the number or, where it does not tell, from the document that was shown. */
export interface Birth {
  born: CivilDate
  sex: '男' | '女'
}

export const ID_NUMBER = 'person.id-number'
export const idNumberContext = (id: string): string => `person.id_number:${id}`
const birthContext = (id: string): string => `person.birth:${id}`

/** The document of a number; without a kind, that which the number itself tells. Throws 422 in words. */
export function documentOf(kind: DocumentKind | undefined, text: string, today: CivilDate): IdentityDocument {
  const checked = kind ? checkDocument(kind, text, today) : checkPlainNumber(text, today)
  if (checked.valid) return checked.value
  throw refusals.badIdentityNumber(DOCUMENTS[kind ?? 'resident-id'], {
    fields: [{ path: 'idNumber', message: checked.reason }],
  })
}

/** The keys under which a number is looked up; a passport's may be that of several kinds of document. */
export function numberKeys(text: string, today: CivilDate, kind?: DocumentKind): string[] {
  if (!kind) return possibleDocuments(text, today).map(({ key }) => key)
  const checked = checkDocument(kind, text, today)
  return checked.valid ? [checked.value.key] : []
}

/** What a document says that its number does not, sealed. Throws 422 where nobody told it. */
export function sealedBirth(
  sealer: Sealer,
  id: string,
  document: IdentityDocument,
  said: Partial<Birth>,
): string | null {
  if (document.born && document.sex) return null
  if (!said.born || !said.sex) {
    throw refusals.birthNotInNumber(DOCUMENTS[document.kind], {
      fields: [{ path: 'born', message: '请填写出生日期和性别' }],
    })
  }
  return sealer.seal(`${said.born} ${said.sex}`, birthContext(id))
}

/** Day of birth and sex of a registered person. */
export function birthOf(sealer: Sealer, row: { id: string; id_number: string; birth: string | null }): Birth {
  if (row.birth !== null) {
    const [born = '', sex] = sealer.open(row.birth, birthContext(row.id)).split(' ')
    return { born: civilDate(born), sex: sex as Birth['sex'] }
  }
  return birthIn(sealer.open(row.id_number, idNumberContext(row.id)))
}

/** Read from a number of 18 characters. */
const birthIn = (number: string): Birth => ({
  born: civilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`),
  sex: Number(number[16]) % 2 === 1 ? '男' : '女',
})

/** The kind as the number tells it: those registered before kinds were kept are of 18 characters. */
export function kindOfRow(document: DocumentKind, number: string): DocumentKind {
  if (document !== 'resident-id') return document
  if (/^8[123]/.test(number)) return 'residence-permit'
  return number.startsWith('9') ? 'permanent-residence' : document
}

/** The key of a registered number. */
export const keyOfRow = (document: DocumentKind, number: string): string =>
  number.length === 18 ? number : `${document}:${number}`
