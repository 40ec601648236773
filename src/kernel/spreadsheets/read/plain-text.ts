/** Excel writes characters that XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
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

/** Marks that copying from web pages and chat brings along: no width, soft hyphen, direction of writing. */
export const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff]/g

/** Blanks of every kind become ordinary ones, and those at the ends go; so does what has no width at all. */
export const trimmed = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .trim()

/** Full-width digits and letters (１２３Ａ) as ordinary ones; Chinese punctuation stays. */
export const halfWidthWords = (text: string): string =>
  text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, narrow)

/** All full-width forms as ordinary ones, for numbers and dates. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, narrow).replaceAll('。', '.')

const narrow = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0)
