import Nzh from 'nzh'

const FIGURES = '零一二三四五六七八九'
const SAME: Readonly<Record<string, string>> = { 〇: '零', 两: '二' }

/** Characters of which the number of an article may be made, blanks and wide figures among them. */
export const ORDINAL = '[\\d０-９零〇一二两三四五六七八九十百千\\s]'

/** The number that a text as 二十三, 一〇八, ２３ or '二 十 三' writes; null where it writes none. */
export function ordinal(text: string): number | null {
  const plain = [...text.normalize('NFKC').replace(/\s/g, '')].map((one) => SAME[one] ?? one).join('')
  if (/^\d{1,4}$/.test(plain)) return Number(plain) || null
  if (plain === '' || [...plain].some((one) => !`${FIGURES}十百千`.includes(one))) return null
  if ([...plain].every((one) => FIGURES.includes(one)) && plain.length > 1)
    return Number([...plain].map((one) => FIGURES.indexOf(one)).join('')) || null
  const found = Number(Nzh.cn.decodeS(plain))
  return Number.isInteger(found) && found > 0 && found < 10_000 ? found : null
}
