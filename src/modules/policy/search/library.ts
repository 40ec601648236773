import MiniSearch from 'minisearch'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { figuresIn } from './figures.ts'
import type { Passage } from './passage.ts'
import { type Term, termsOf } from './question.ts'
import { type Pair, pairsOf, soundedRuns } from './sounds.ts'

/** A stretch of a sentence; `hit` where it is what was asked for. */
export interface Stretch {
  text: string
  hit: boolean
}

/** The sentence that answers best, and where it stands. */
export interface Answer {
  sentence: Stretch[]
  name: string
  source: string
  href: string
  next: Passage['next']
  /** It no longer holds, or not yet. */
  past: boolean
  assumed: boolean
}

interface Entry {
  id: number
  passage: Passage
  sentence: string
}

/** A library that can be asked: full text, pinyin and initials. */
export interface Library {
  ask(typed: string, today: CivilDate, most?: number): Answer[]
}

const FIELDS = ['nameSigns', 'nameSounds', 'nameInitials', 'signs', 'sounds', 'initials'] as const
const NAME_WEIGHT = 2.5
const PAST_WEIGHT = 0.4
const FIELDS_OF: Record<Term['spelling'], string[]> = {
  signs: ['nameSigns', 'signs'],
  word: ['nameSigns', 'signs'],
  sounds: ['nameSounds', 'sounds'],
  initials: ['nameInitials', 'initials'],
}

/** Makes the passages searchable, each sentence by itself. */
export function libraryOf(passages: readonly Passage[]): Library {
  const entries: Entry[] = []
  const known = { syllables: new Set<string>(), pairs: new Set<string>() }
  const search = new MiniSearch({ fields: [...FIELDS], tokenize: split, processTerm: (term) => term })
  for (const passage of passages) {
    const name = indexed(passage.name, known)
    for (const sentence of passage.sentences) {
      const body = indexed(sentence, known)
      const id = entries.push({ id: entries.length, passage, sentence }) - 1
      search.add({ id, nameSigns: name.signs, nameSounds: name.sounds, nameInitials: name.initials, ...body })
    }
  }
  return { ask: (typed, today, most = 20) => ask(search, entries, termsOf(typed, known), today, most) }
}

const split = (text: string): string[] => text.split(' ').filter((term) => term !== '')

function indexed(text: string, known: { syllables: Set<string>; pairs: Set<string> }) {
  const plain = text.normalize('NFKC').toLowerCase()
  const runs = soundedRuns(plain)
  for (const { sound } of runs.flat()) known.syllables.add(sound)
  const pairs = pairsOf(runs)
  for (const { signs } of pairs) known.pairs.add(signs)
  const words = [...(plain.match(/[a-z]+/g) ?? []), ...figuresIn(plain).map((figure) => figure.text)]
  const joined = (key: 'signs' | 'sounds' | 'initials') => pairs.map((pair) => pair[key])
  return {
    signs: [...joined('signs'), ...words].join(' '),
    sounds: joined('sounds').join(' '),
    initials: joined('initials').join(' '),
  }
}

function ask(
  search: MiniSearch,
  entries: readonly Entry[],
  terms: readonly Term[],
  today: CivilDate,
  most: number,
): Answer[] {
  if (terms.length === 0) return []
  const found = search.search({
    combineWith: 'OR',
    queries: terms.map(({ text, spelling, begins }) => ({
      queries: [text],
      fields: FIELDS_OF[spelling],
      prefix: begins,
      boost: { nameSigns: NAME_WEIGHT, nameSounds: NAME_WEIGHT, nameInitials: NAME_WEIGHT },
    })),
  })
  const best = new Map<Passage, { entry: Entry; score: number }>()
  for (const { id, score, queryTerms } of found) {
    const entry = entries[id as number]
    if (!entry) continue
    const weight = covered(terms, new Set(queryTerms)) ** 3 * (holds(entry.passage, today) ? 1 : PAST_WEIGHT)
    const before = best.get(entry.passage)
    if (!before || before.score < score * weight) best.set(entry.passage, { entry, score: score * weight })
  }
  return [...best.values()]
    .sort((one, other) => other.score - one.score || one.entry.id - other.entry.id)
    .slice(0, most)
    .map(({ entry }) => answerOf(entry, terms, today))
}

/** How much of what was typed a sentence and its name answer, 0 to 1. */
function covered(terms: readonly Term[], matched: ReadonlySet<string>): number {
  const asked = new Set<number>()
  const answered = new Set<number>()
  for (const { text, from, to } of terms) {
    for (let at = from; at < to; at++) {
      asked.add(at)
      if (matched.has(text)) answered.add(at)
    }
  }
  return answered.size / asked.size
}

const holds = ({ from, to }: Passage, today: CivilDate): boolean =>
  (from === null || from <= today) && (to === null || today <= to)

function answerOf({ passage, sentence }: Entry, terms: readonly Term[], today: CivilDate): Answer {
  return {
    sentence: marked(sentence, terms),
    name: passage.name,
    source: passage.source,
    href: passage.href,
    next: passage.next,
    past: !holds(passage, today),
    assumed: passage.assumed,
  }
}

function marked(sentence: string, terms: readonly Term[]): Stretch[] {
  const hits = new Array<boolean>(sentence.length).fill(false)
  for (const pair of pairsOf(soundedRuns(sentence))) {
    if (terms.some((term) => isAsked(pair, term))) hits.fill(true, pair.at, pair.at + pair.length)
  }
  const words = new Set(terms.filter(({ spelling }) => spelling === 'word').map(({ text }) => text))
  for (const { text, at, length } of figuresIn(sentence))
    if (words.has(text)) hits.fill(true, at, at + length)
  const stretches: Stretch[] = []
  for (const [at, hit] of hits.entries()) {
    const last = stretches.at(-1)
    if (last && last.hit === hit) last.text += sentence[at]
    else stretches.push({ text: sentence[at] ?? '', hit })
  }
  return stretches
}

function isAsked(pair: Pair, { text, spelling, begins }: Term): boolean {
  if (spelling === 'word') return false
  return begins ? pair[spelling].startsWith(text) : pair[spelling] === text
}
