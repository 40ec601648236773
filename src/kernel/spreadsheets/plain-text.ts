import type { CellValue } from 'exceljs'

/** The characters of a cell that holds text, whatever it is dressed in: rich text, a link, escapes. */
export function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return unescaped(value)
  if (typeof value !== 'object' || value instanceof Date) return String(value)
  if ('richText' in value) return unescaped(value.richText.map(({ text }) => text).join(''))
  if ('hyperlink' in value) return textOf(value.text as CellValue)
  return ''
}

/** Excel writes characters that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** The reverse, for text that happens to look like such an escape; what no workbook can hold is left out. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')

/** Blanks of every kind become ordinary ones, and those at the ends go; so does what has no width at all. */
export const trimmed = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .trim()

/** Full-width digits and letters (１２３Ａ) as ordinary ones; Chinese punctuation stays. */
export const halfWidthWords = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, narrow)

/** All full-width forms as ordinary ones, for numbers and dates. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, narrow).replaceAll('。', '.')

const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0)

/** A number as people write it: at most 15 significant digits, as the spreadsheet shows it, and no exponent. */
export function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  return value.toLocaleString('en-US', {
    useGrouping: false,
    maximumSignificantDigits: 15,
    maximumFractionDigits: 20,
  })
}
