import { type Entry, type Word, wordOf } from '../../../kernel/value/standing.ts'
import { pointsIn, pointsText } from './points.ts'
import type { SheetItem } from './sheet.ts'

/** The cell in which an examiner says that a candidate is there, did not come (缺考) or stopped (中止). */
export const PRESENCE = 'presence'
export const PRESENCES = ['sat', 'absent', 'stopped'] as const
export type Presence = (typeof PRESENCES)[number]

/** What one examiner entered for one candidate, by item. */
export interface Marked {
  card: string
  cells: ReadonlyMap<string, readonly Entry[]>
}

/** What the chief decided about a cell, with the words of the examiners that it was decided on. */
export interface Decided {
  value: string
  on: string
}

/** How the city combines them. */
export interface Combining {
  combine: 'average' | 'median'
  apartPercent: number
  stopped: 'marked' | 'zero'
}

/** How a candidate stands. */
export interface Outcome {
  /** Cells that examiners still owe, by card. */
  missing: { card: string; item: string }[]
  /** Cells in which one examiner's phones say different things. */
  own: { card: string; item: string }[]
  /** Items on which examiners are too far apart, with what each says. */
  apart: { item: string; on: string; values: { card: string; value: string }[] }[]
  /** Once nothing is open: the mark, or 缺考. */
  mark: { value: string } | 'absent' | null
}

/** What one candidate's marks come to: who owes what, what is in dispute, and, once nothing is, the mark. */
export function settle(
  items: readonly SheetItem[],
  marked: readonly Marked[],
  decided: ReadonlyMap<string, Decided>,
  how: Combining,
): Outcome {
  const outcome: Outcome = { missing: [], own: [], apart: [], mark: null }
  const says = (item: string) =>
    marked.map(({ card, cells }) => ({ card, word: wordOf(cells.get(item) ?? []), cells }))
  const presences = says(PRESENCE).map(({ card, word, cells }) => ({ card, word: presenceOf(word, cells) }))
  const presence = agreed(PRESENCE, presences, decided, outcome, (values) => new Set(values).size > 1)
  if (presence?.values[0] === 'absent') {
    outcome.mark = open(outcome) ? null : 'absent'
    return outcome
  }
  const whoStopped = new Set(
    presences.flatMap(({ card, word }) => (word.is === 'one' && word.value === 'stopped' ? [card] : [])),
  )
  const stopped = presence?.values[0] === 'stopped'
  // Whoever says that nobody came owes no points: that is for the chief first.
  const saysAbsent = new Set(
    presences.flatMap(({ card, word }) => (word.is === 'one' && word.value === 'absent' ? [card] : [])),
  )
  let sum = 0
  for (const item of items) {
    const words = says(item.id)
      .filter(({ card }) => !saysAbsent.has(card) || presence !== null)
      .map(({ card, word }) => ({
        card,
        word: word.is === 'none' && (stopped || whoStopped.has(card)) ? NONE_GIVEN : word,
      }))
    const one = agreed(item.id, words, decided, outcome, (values) => tooFar(item, values, how))
    if (one) sum += combined(one.values, how)
  }
  if (!open(outcome))
    outcome.mark = { value: pointsText(stopped && how.stopped === 'zero' ? 0 : Math.floor(sum / SHARES)) }
  return outcome
}

const NONE_GIVEN: Word = { is: 'one', value: '0' }

/** Nobody says of each candidate that he is there: whoever gives points says so by giving them. */
function presenceOf(word: Word, cells: Marked['cells']): Word {
  if (word.is !== 'none') return word
  return [...cells.values()].some((entries) => entries.length > 0) ? { is: 'one', value: 'sat' } : word
}

/** What an item's words come to: one value by decision, or each examiner's; null, and said in the outcome, while anything is open. */
function agreed(
  item: string,
  words: readonly { card: string; word: Word }[],
  decided: ReadonlyMap<string, Decided>,
  outcome: Outcome,
  disputed: (values: readonly string[]) => boolean,
): { values: string[] } | null {
  const missing = words.filter(({ word }) => word.is === 'none').map(({ card }) => ({ card, item }))
  const own = words.filter(({ word }) => word.is === 'several').map(({ card }) => ({ card, item }))
  outcome.missing.push(...missing)
  outcome.own.push(...own)
  const values = words.flatMap(({ card, word }) => (word.is === 'one' ? [{ card, value: word.value }] : []))
  if (missing.length > 0 || own.length > 0 || words.length === 0) return null
  if (!disputed(values.map(({ value }) => value))) return { values: values.map(({ value }) => value) }
  const on = wordsOn(values)
  const decision = decided.get(item)
  if (decision?.on === on) return { values: [decision.value] }
  outcome.apart.push({ item, on, values })
  return null
}

/** What a decision is made on: it holds while the examiners say just this. */
const wordsOn = (values: readonly { card: string; value: string }[]): string =>
  values
    .map(({ card, value }) => `${card}=${value}`)
    .sort()
    .join(' ')

/** Whether points for one item are further apart than the city allows. */
function tooFar({ most }: SheetItem, values: readonly string[], { apartPercent }: Combining): boolean {
  const points = values.map((value) => pointsIn(value) ?? 0)
  return (Math.max(...points) - Math.min(...points)) * 100 > most * apartPercent
}

/** A hundredth is counted in so many shares, which every number of examiners up to nine divides: no sum is rounded on its way. */
const SHARES = 2520

/** What several examiners' points come to, in shares of a hundredth; what is below a hundredth is cut once the whole is summed. */
function combined(values: readonly string[], { combine }: Combining): number {
  const points = values.map((value) => pointsIn(value) ?? 0).sort((a, b) => a - b)
  const middle =
    combine === 'median'
      ? points.slice(Math.ceil(points.length / 2) - 1, Math.floor(points.length / 2) + 1)
      : points
  return (middle.reduce((total, each) => total + each, 0) * SHARES) / middle.length
}

const open = ({ missing, own, apart }: Outcome): boolean => missing.length + own.length + apart.length > 0
