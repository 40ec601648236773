import { type Check, invalid, valid } from '../check.ts'

/** A person's name in the one form in which it is kept (姓名): NFKC, `·` between the parts, no stray spaces. */
export type PersonName = string & { readonly brand: 'PersonName' }

/** The most characters of a name, counted as people count them. */
const LONGEST = 60

/** Dots as keyboards, registers and old systems write them between the parts of a name. */
const DOTS = /[·‧・•∙⋅･●◦∘‣⁃⸱⸳ꞏ᛫.。]/g
const LATIN_DOTS = /[·‧・•∙⋅･●◦∘‣⁃⸱⸳ꞏ᛫]/g
const APOSTROPHES = /[’‘ʼʻʽʹˈˊˋ′＇`´‛＇]/g
const HYPHENS = /[‐‑‒–—―−﹣－]/g
/** Invisible marks that copying brings along, and marks that only choose a glyph. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u115f|\u1160|\u3164|\uffa0/gu
const HAN = /\p{Script=Han}/u

/**
 * A name as it is kept, whatever way it was typed: 阿依古丽‧买买提, 阿依古丽•买买提 and 阿依古丽．买买提 are one. What is no
 * name at all stays what it is, for the check to refuse.
 */
export function plainName(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replaceAll(INVISIBLE, '')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(HYPHENS, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain.replaceAll(HAN.test(plain) ? DOTS : LATIN_DOTS, '·').replaceAll(/ ?· ?/g, '·')
}

/** Whether two names are one person's name as written by two hands. */
export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)

/** Dots, blanks, hyphens and apostrophes are left out by one hand and written by the other. */
const nameKey = (name: string): string =>
  plainName(name)
    .replaceAll(/[·.' -]/g, '')
    .toUpperCase()

/** Checks a name and puts it in the one form; names of a single character exist. */
export function checkName(text: string): Check<PersonName> {
  if (text.length > 400) return invalid(`姓名不超过 ${LONGEST} 个字`)
  const name = plainName(text)
  if (name === '') return invalid('请填写姓名')
  if (/\p{N}/u.test(name.replaceAll('〇', ''))) return invalid('姓名里有数字，请核对')
  if (/\p{Co}/u.test(name)) return invalid('姓名里有系统造字，请换成国家标准字符；打不出的字请到窗口登记')
  if (HAN.test(name) && /\s/.test(name)) return invalid('姓名中间有空格，请去掉')
  if (Array.from(name).length > LONGEST) return invalid(`姓名不超过 ${LONGEST} 个字`)
  const strange = /[^\p{L}\p{M}〇·.' -]/u.exec(name)?.[0]
  if (strange !== undefined)
    return invalid(`姓名里有不能用的符号“${strange}”（${codePoint(strange)}），请核对`)
  if (!/^[\p{L}〇]/u.test(name) || /[·' -]$/.test(name) || /··/.test(name))
    return invalid('姓名里的间隔号位置不对，请核对')
  return valid(name as PersonName)
}

const codePoint = (sign: string): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
