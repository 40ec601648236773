import { pinyin } from 'pinyin-pro'
import { plainSound } from '../../../kernel/value/text/plain-sound.ts'

/** A character with its sound (拼音, without tone; ü as u, since keyboards write it u, v or ü) where it has one. */
export interface Sounded {
  at: number
  sign: string
  sound: string
}

/** The runs of Han characters of a text, each character with the sound that it has among its neighbours. */
export function soundedRuns(text: string): Sounded[][] {
  return [...text.matchAll(/\p{Script=Han}+/gu)].map((found) => {
    const signs = [...found[0]]
    const sounds = pinyin(found[0], { type: 'array', toneType: 'none', v: true })
    let at = found.index
    return signs.map((sign, index) => {
      const one = { at, sign, sound: plainSound((sounds[index] ?? '').toLowerCase()) }
      at += sign.length
      return one
    })
  })
}

/** The three ways in which a pair of neighbouring characters can be asked for: 焊工, hangong, hg. */
export interface Pair {
  at: number
  length: number
  signs: string
  sounds: string
  initials: string
}

/** Every pair of neighbouring characters of the runs; a character that stands alone is a pair of one. */
export function pairsOf(runs: readonly (readonly Sounded[])[]): Pair[] {
  return runs.flatMap((run) => {
    if (run.length === 1) return run.map((one) => pairOf([one]))
    return run.slice(1).map((second, index) => pairOf([run[index] as Sounded, second]))
  })
}

const pairOf = (characters: readonly Sounded[]): Pair => ({
  at: characters[0]?.at ?? 0,
  length: characters.reduce((sum, { sign }) => sum + sign.length, 0),
  signs: characters.map(({ sign }) => sign).join(''),
  sounds: characters.map(({ sound }) => sound).join(''),
  initials: characters.map(({ sound }) => sound.charAt(0)).join(''),
})

/** Letters as the syllables that they spell (hangongbutie: han gong bu tie), longest first; null where they spell none. */
export function syllablesIn(letters: string, known: ReadonlySet<string>): string[] | null {
  const dead = new Set<number>()
  const from = (at: number): string[] | null => {
    if (at === letters.length) return []
    if (dead.has(at)) return null
    for (let length = Math.min(6, letters.length - at); length > 0; length--) {
      const syllable = letters.slice(at, at + length)
      const rest = known.has(syllable) ? from(at + length) : null
      if (rest) return [syllable, ...rest]
    }
    dead.add(at)
    return null
  }
  return from(0)
}
