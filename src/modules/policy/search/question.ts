import { plainSound } from '../../../kernel/value/text/plain-sound.ts'
import { figuresIn } from './figures.ts'
import { type Pair, pairsOf, soundedRuns, syllablesIn } from './sounds.ts'

/** One thing that is looked for, where it stands in what was typed, and in which of the three spellings. */
export interface Term {
  text: string
  spelling: 'signs' | 'sounds' | 'initials' | 'word'
  /** Only the beginning of the term was typed. */
  begins: boolean
  from: number
  to: number
}

/** What there is to be found: syllables, and pairs of characters. */
export interface Known {
  syllables: ReadonlySet<string>
  pairs: ReadonlySet<string>
}

/** What somebody typed, in terms: Han characters by pairs, letters as syllables or else as initials, figures as words. */
export function termsOf(typed: string, { syllables, pairs }: Known): Term[] {
  const text = plainLetters(typed)
  const figures = figuresIn(text).map(
    ({ text, at, length }): Term => ({ text, spelling: 'word', begins: false, from: at, to: at + length }),
  )
  // A number is looked for as a number: 二个 of 十二个月 would find every 二个月.
  const inNumber = (pair: Pair) =>
    figures.some(({ from, to }) => to - from > 1 && pair.at < to && pair.at + pair.length > from)
  const signs = pairsOf(soundedRuns(text))
    .filter((pair) => !inNumber(pair))
    .flatMap((pair) => termsOfPair(pair, pairs))
  const words = [...text.matchAll(/[a-z]+/g)].flatMap((found) => termsIn(found[0], found.index, syllables))
  return [...signs, ...words, ...figures].sort((one, other) => one.from - other.from)
}

/** Width, case and tones of letters do not count. */
const plainLetters = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Script=Latin}\p{M}:]+/gu, plainSound)

/** A pair that stands nowhere may be written in traditional characters, or with a wrong one of the same sound. */
function termsOfPair(pair: Pair, known: ReadonlySet<string>): Term[] {
  const place = { from: pair.at, to: pair.at + pair.length }
  const begins = [...pair.signs].length === 1
  const signs: Term = { text: pair.signs, spelling: 'signs', begins, ...place }
  if (begins || known.has(pair.signs)) return [signs]
  return [signs, { text: pair.sounds, spelling: 'sounds', begins: false, ...place }]
}

function termsIn(word: string, at: number, syllables: ReadonlySet<string>): Term[] {
  const term = (
    text: string,
    spelling: Term['spelling'],
    from: number,
    length: number,
    begins = false,
  ): Term => ({
    text,
    spelling,
    begins,
    from: at + from,
    to: at + from + length,
  })
  const letters = word
  const spelt = syllablesIn(letters, syllables)
  if (!spelt) {
    if (letters.length === 1) return [term(letters, 'initials', 0, 1, true)]
    const pairs = Array.from({ length: letters.length - 1 }, (_, from) => letters.slice(from, from + 2))
    return pairs.map((pair, from) => term(pair, 'initials', from, 2))
  }
  if (spelt.length === 1) return [term(letters, 'sounds', 0, letters.length, true)]
  let from = 0
  return spelt.slice(1).map((second, index) => {
    const first = spelt[index] ?? ''
    const one = term(first + second, 'sounds', from, first.length + second.length)
    from += first.length
    return one
  })
}
