import { pairsOf, soundedRuns, syllablesIn } from './sounds.ts'

/** One thing that is looked for, where it stands in what was typed, and in which of the three spellings. */
export interface Term {
  text: string
  spelling: 'signs' | 'sounds' | 'initials' | 'word'
  /** Only the beginning of the term was typed. */
  begins: boolean
  from: number
  to: number
}

/** What somebody typed, in terms: Han characters by pairs, letters as syllables or else as initials, figures as words. */
export function termsOf(typed: string, syllables: ReadonlySet<string>): Term[] {
  const text = typed.normalize('NFKC').toLowerCase()
  const signs = pairsOf(soundedRuns(text)).map(
    (pair): Term => ({
      text: pair.signs,
      spelling: 'signs',
      begins: [...pair.signs].length === 1,
      from: pair.at,
      to: pair.at + pair.length,
    }),
  )
  const words = [...text.matchAll(/[a-zü]+|\d+/g)].flatMap((found) =>
    termsIn(found[0], found.index, syllables),
  )
  return [...signs, ...words].sort((one, other) => one.from - other.from)
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
  if (/\d/.test(word)) return [term(word, 'word', 0, word.length)]
  const letters = word.replaceAll('ü', 'v')
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
