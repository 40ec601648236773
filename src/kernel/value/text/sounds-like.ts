import { pinyin, polyphonic } from 'pinyin-pro'
import { plainSound } from './plain-sound.ts'

/** How well a name answers what was typed; a larger number is better, null is not at all. */
type Fit = number | null

/**
 * Compares names with what somebody typed (拼音搜索): characters, whole pinyin, initials, or any mixture (焊工, hangong,
 * hg, 焊g), or the beginning of a code with or without its hyphens. Nothing typed fits everything.
 */
export function soundsLike(typed: string): (name: string, code: string | null) => Fit {
  const wanted = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’·]/g, '')
    .replaceAll(/[\p{Script=Latin}\p{M}:]+/gu, plainSound)
  // Traditional characters, or a wrong one of the same sound, are found by how they sound.
  const heardAs = /\p{Script=Han}/u.test(wanted) ? soundOf(wanted) : null
  const digits = /^[\d-]+$/.test(wanted) ? wanted.replaceAll('-', '') : null
  return (name, code) => {
    if (wanted === '') return 0
    if (digits) return code?.replaceAll('-', '').startsWith(digits) ? 1 : null
    const written = name.normalize('NFKC').toLowerCase()
    if (written === wanted) return 5
    if (written.startsWith(wanted)) return 3
    if (written.includes(wanted)) return 2
    const syllables = syllablesOf(name)
    const start = syllables.findIndex((_, at) => endOf(syllables, at, wanted) !== null)
    if (start < 0) return heardAs !== null && soundOf(name).includes(heardAs) ? 0 : null
    if (start > 0) return 0
    return endOf(syllables, 0, wanted) === syllables.length ? 4 : 1
  }
}

/** Those that fit what was typed, best first and else in their own order. */
export function bestFirst<T extends { name: string; code: string | null }>(
  all: readonly T[],
  typed: string,
): T[] {
  const match = soundsLike(typed)
  const found = all.flatMap((one) => {
    const how = match(one.name, one.code)
    return how === null ? [] : [{ one, how }]
  })
  return found.sort((a, b) => b.how - a.how).map(({ one }) => one)
}

/** Uses up what is wanted by beginnings of the syllables from `at` on, a letter of each at least; null where it cannot. */
function endOf(syllables: readonly (readonly string[])[], at: number, wanted: string): number | null {
  if (wanted === '') return at
  for (const reading of syllables[at] ?? []) {
    let same = 0
    while (same < reading.length && reading[same] === wanted[same]) same++
    for (let length = same; length > 0; length--) {
      const end = endOf(syllables, at + 1, wanted.slice(length))
      if (end !== null) return end
    }
  }
  return null
}

/** How a name sounds, as it is kept beside it to be looked for: initials, a blank, whole pinyin (jgzp jinguzhipei). */
export function keptSound(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((one) =>
    plainSound(one.toLowerCase()),
  )
  return `${syllables.map((one) => one.charAt(0)).join('')} ${syllables.join('')}`
}

/** Letters as they are looked for among kept sounds; null for what is no pinyin. */
export function soughtSound(typed: string): string | null {
  const letters = plainSound(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s'’]/g, ''),
  )
  return /^[a-z]{2,60}$/.test(letters) ? letters : null
}

/** Every syllable with a blank around it, so that only whole ones are found. */
const soundOf = (text: string): string =>
  ` ${pinyin(text, { toneType: 'none', type: 'array', v: true }).map(plainSound).join(' ')} `

const heard = new Map<string, readonly (readonly string[])[]>()

/** Each character's readings (多音字 has several) and itself; kept, since names are few and asked for at every key. */
function syllablesOf(name: string): readonly (readonly string[])[] {
  const known = heard.get(name)
  if (known) return known
  const readings: string[][] = polyphonic(name, { toneType: 'none', type: 'array', v: true })
  const characters = [...name.normalize('NFKC').toLowerCase()]
  const syllables = readings.map((each, at) =>
    [...new Set([...each.map(plainSound), characters[at] ?? ''])].filter(Boolean),
  )
  if (heard.size < MOST_HEARD) heard.set(name, syllables)
  return syllables
}

const MOST_HEARD = 20_000
