import { ordinal } from '../text/ordinal.ts'

/** A number in a text, in the one form in which it is looked for: 12, 90%, 第9条. */
export interface Figure {
  text: string
  at: number
  length: number
}

const DIGITS = '[零〇一二两三四五六七八九十百千]{1,9}|\\d{1,9}'
const FORMS = new RegExp(
  [
    `第?(?<article>${DIGITS})条(?:之(?<sub>${DIGITS}))?`,
    `百分之(?<share>${DIGITS})`,
    `(?<percent>\\d+(?:\\.\\d+)?)[%％]`,
    `(?<plain>\\d+)`,
    `(?<written>[零〇一二两三四五六七八九十百千]{1,9})(?=(?<unit>[款项个年月日天岁次元人倍期课周万]?))`,
  ].join('|'),
  'g',
)

/** The numbers of a text, whether they are written 十二 or 12, 百分之九十 or 90%, 第九条 or 第9条. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(FORMS)].flatMap((found) => {
    const figure = figureOf(found.groups ?? {})
    return figure === null ? [] : [{ text: figure, at: found.index, length: found[0].length }]
  })
}

function figureOf(groups: Record<string, string | undefined>): string | null {
  const { article, sub, share, percent, plain, written, unit } = groups
  if (article !== undefined) {
    const value = ordinal(article)
    return value === null ? null : `第${value}条${sub === undefined ? '' : `之${ordinal(sub) ?? sub}`}`
  }
  if (share !== undefined) {
    const value = ordinal(share)
    return value === null ? null : `${value}%`
  }
  if (percent !== undefined) return `${Number(percent)}%`
  if (plain !== undefined) return plain
  // 一般 and 统一 hold no number: a figure has 十, 百 or 千 in it, or something that it counts after it.
  if (written === undefined || (!/[十百千]/.test(written) && !unit)) return null
  const value = ordinal(written)
  return value === null ? null : String(value)
}
