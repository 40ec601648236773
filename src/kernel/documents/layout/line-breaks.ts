/** Characters that never begin a line (避头): closing marks, and marks that belong to what stands before them. */
const NEVER_FIRST = new Set('，。、；：？！）》〉」』】〕］｝”’…—～·％‰℃°′″々〇)]}>,.;:?!%\u00a0\u3000')

/** Characters that never end a line (避尾): opening marks, and signs that belong to what follows. */
const NEVER_LAST = new Set('（《〈「『【〔［｛“‘￥＄#$([{<')

/** Latin letters or digits without a gap are divided after so many, so that they stay on the paper. */
const LONGEST_WORD = 24

/** Tells the typesetter where a line may end; it removes the mark. */
const MARK = '\u00ad'

const SPACE = '\u00a0'

/**
 * Text with a mark wherever a line may end (禁则处理): before and after each Chinese character, except where
 * punctuation forbids it. `before` is the character that precedes the text in the same paragraph. Spaces become
 * such that the typesetter neither stretches nor prefers.
 */
export function withLineBreaks(text: string, before = ''): string {
  let result = ''
  let previous = before
  let length = 0
  for (const character of text.replaceAll(MARK, '').replaceAll(' ', SPACE)) {
    length++
    if (mayBreak(previous, character, length)) {
      result += MARK
      length = 1
    }
    result += character
    previous = character
  }
  return result
}

function mayBreak(before: string, next: string, length: number): boolean {
  if (before === '' || before === '\n' || next === '\n') return false
  if (NEVER_FIRST.has(next) || NEVER_LAST.has(before)) return false
  return before === SPACE || before === '/' || isWide(before) || isWide(next) || length > LONGEST_WORD
}

/** Chinese characters and what is set as wide as they are. */
export function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return (code >= 0x2e80 && code <= 0xffef) || code >= 0x20000 || code === 0x2014 || code === 0x2026
}

/**
 * The typesetter's hyphenation callback: the parts of a word, separated by empty strings, which it takes for
 * gaps without width; where two parts touch, it would print a hyphen.
 */
export const partsOfLine = (word: string): string[] =>
  word.split(MARK).flatMap((part, index) => (index === 0 ? [part] : ['', part]))
