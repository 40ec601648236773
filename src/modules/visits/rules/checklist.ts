import { type Entry as Cell, standing } from '../../../kernel/value/standing.ts'
import type { Verdict } from '../in-words.ts'

/** A supervisor's word on a line of the checklist. */
export interface Entry extends Omit<Cell, 'value'> {
  card: string
  item: string
  verdict: Verdict
  remark: string
}

/** What the lead settled, and on which words. */
export interface Settled {
  item: string
  verdict: Verdict
  on: string
  reason: string
}

/** What one supervisor says of a line now; several where two phones of theirs said different things. */
export interface Word {
  card: string
  said: { key: string; verdict: Verdict; remark: string }[]
}

/** A line of the checklist as it stands: each supervisor's own word, and what they come to together. */
export interface Line {
  item: string
  words: Word[]
  /** Whose word is missing still, by card. */
  missing: string[]
  /** Whose own phones say different things, by card. */
  twofold: string[]
  /** Who says that it is not met and does not say what was seen, by card. */
  unsaid: string[]
  /** Supervisors differ and nobody has settled it on these words. */
  apart: boolean
  /** What it comes to; null while anything is open. */
  verdict: Verdict | null
  settled: { verdict: Verdict; reason: string } | null
  /** The words that a settlement is made on. */
  on: string
}

/** How the checklist stands: every line, by the words of those who are on the team now. */
export function linesOf(
  items: readonly string[],
  team: readonly string[],
  entries: readonly Entry[],
  settlements: readonly Settled[],
): Line[] {
  const cells = Map.groupBy(entries, ({ item, card }) => `${item} ${card}`)
  return items.map((item) => {
    const words = team.map((card): Word => {
      const stands = standing(
        (cells.get(`${item} ${card}`) ?? []).map((one) => ({ ...one, value: one.verdict })),
      )
      return { card, said: stands.map(({ key, verdict, remark }) => ({ key, verdict, remark })) }
    })
    const verdictsOf = ({ said }: Word) => [...new Set(said.map(({ verdict }) => verdict))]
    const missing = words.filter(({ said }) => said.length === 0).map(({ card }) => card)
    const twofold = words.filter((one) => verdictsOf(one).length > 1).map(({ card }) => card)
    const unsaid = words
      .filter(({ said }) => said.some(({ verdict, remark }) => verdict === 'unmet' && remark.trim() === ''))
      .map(({ card }) => card)
    const verdicts = [...new Set(words.flatMap(verdictsOf))]
    const on = words.map((one) => `${one.card}:${verdictsOf(one).sort().join('/')}`).join(' ')
    const whole = missing.length === 0 && twofold.length === 0
    const settled = settlements.find((one) => one.item === item && one.on === on) ?? null
    const agreed = whole && verdicts.length === 1 ? (verdicts[0] as Verdict) : null
    return {
      item,
      words,
      missing,
      twofold,
      unsaid,
      apart: whole && verdicts.length > 1 && settled === null,
      verdict: whole ? (agreed ?? settled?.verdict ?? null) : null,
      settled: settled && agreed === null ? { verdict: settled.verdict, reason: settled.reason } : null,
      on,
    }
  })
}

/** Why the checklist cannot be ended yet, in words; empty where it can. */
export function openIn(lines: readonly Line[], wordsOf: (item: string) => string): string[] {
  const named = (some: readonly Line[], what: string) =>
    some.length === 0 ? [] : [`${what}：${some.map(({ item }) => `“${wordsOf(item)}”`).join('、')}`]
  return [
    ...named(
      lines.filter(({ missing }) => missing.length > 0),
      '还有督导员没有填',
    ),
    ...named(
      lines.filter(({ twofold }) => twofold.length > 0),
      '同一名督导员的两部手机不一致',
    ),
    ...named(
      lines.filter(({ unsaid }) => unsaid.length > 0),
      '不符合的没有写看到了什么',
    ),
    ...named(
      lines.filter(({ apart }) => apart),
      '督导员不一致，等组长裁定',
    ),
  ]
}

/** What a report says of a line: every remark of those who said so. */
export const remarksOf = ({ words }: Line): string[] =>
  words.flatMap(({ said }) => said.flatMap(({ remark }) => (remark.trim() === '' ? [] : [remark.trim()])))

/** The lines that are not met. */
export const problemsIn = (lines: readonly Line[]): Line[] =>
  lines.filter(({ verdict }) => verdict === 'unmet')

/** The red lines of which somebody on the team says that they are crossed, whatever the others say. */
export const redLinesIn = (lines: readonly Line[], red: readonly string[]): Line[] =>
  lines.filter(
    ({ item, words }) =>
      red.includes(item) && words.some(({ said }) => said.some(({ verdict }) => verdict === 'unmet')),
  )
