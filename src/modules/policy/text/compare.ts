import { diffArrays, diffWordsWithSpace } from 'diff'
import type { Article } from './split.ts'

/** A stretch of text that both sides have, or only one. */
export interface Stretch {
  text: string
  mark: 'same' | 'gone' | 'new'
}

/** One side of a line of the comparison. */
export interface Side {
  anchor: string
  label: string
  title: string
  stretches: Stretch[]
}

/** An article of the one version beside that of the other (沿革对照). `moved`: same words under another number. */
export interface Compared {
  kind: 'same' | 'changed' | 'moved' | 'added' | 'removed'
  before: Side | null
  after: Side | null
}

/** Two versions' articles side by side, in the order of the new one. */
export function compareArticles(before: readonly Article[], after: readonly Article[]): Compared[] {
  const lines: Compared[] = []
  let gone: Article[] = []
  let come: Article[] = []
  const flush = () => {
    lines.push(...paired(gone, come))
    gone = []
    come = []
  }
  const runs = diffArrays([...before], [...after], {
    comparator: (one, other) => wordsOf(one) === wordsOf(other),
  })
  let at = 0
  for (const run of runs) {
    if (run.removed) gone.push(...run.value)
    else if (run.added) come.push(...run.value)
    else {
      flush()
      for (const article of run.value)
        lines.push(kept(before[at + run.value.indexOf(article)] ?? article, article))
    }
    if (!run.added) at += run.value.length
  }
  flush()
  return lines
}

const wordsOf = ({ title, text }: Article): string => `${title}\n${text}`

const whole = (article: Article, mark: Stretch['mark']): Side => ({
  anchor: article.anchor,
  label: article.label,
  title: article.title,
  stretches: [{ text: article.text, mark }],
})

const kept = (was: Article, now: Article): Compared => ({
  kind: was.anchor === now.anchor ? 'same' : 'moved',
  before: whole(was, 'same'),
  after: whole(now, 'same'),
})

/** Articles that differ: those of one number belong together, and those that share most of their words. */
function paired(gone: readonly Article[], come: readonly Article[]): Compared[] {
  const left = new Set(gone)
  const partners = new Map<Article, Article>()
  const few = gone.length * come.length <= MOST_PAIRS
  for (const belong of few ? [sameNumber, alike] : [sameNumber]) {
    for (const now of come) {
      const was = partners.has(now) ? undefined : [...left].find((one) => belong(one, now))
      if (!was) continue
      left.delete(was)
      partners.set(now, was)
    }
  }
  return [
    ...come.map((now): Compared => {
      const was = partners.get(now)
      return was ? changed(was, now) : { kind: 'added', before: null, after: whole(now, 'new') }
    }),
    ...[...left].map((was): Compared => ({ kind: 'removed', before: whole(was, 'gone'), after: null })),
  ]
}

const sameNumber = (was: Article, now: Article): boolean => was.anchor === now.anchor

/** Two thirds of the longer text stand in the other too, in the same order. */
function alike(was: Article, now: Article): boolean {
  const wanted = (Math.max(was.text.length, now.text.length) * 2) / 3
  // Far most pairs have not even the signs in common, in whatever order: those need no closer look.
  if (signsShared(was.text, now.text) < wanted) return false
  const shared = differencesIn(was, now, MOST_EDITS_OF_ONE)?.reduce(
    (sum, one) => sum + (one.added || one.removed ? 0 : one.value.length),
    0,
  )
  return shared !== undefined && shared >= wanted
}

/** How many signs two texts have in common, each as often as in both. */
function signsShared(one: string, other: string): number {
  const counts = new Map<string, number>()
  for (const sign of one) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let shared = 0
  for (const sign of other) {
    const left = counts.get(sign) ?? 0
    if (left === 0) continue
    counts.set(sign, left - 1)
    shared += sign.length
  }
  return shared
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
const MOST_EDITS = 1_000
/** Between two that only may belong together: each edit more is looked for in every pair. */
const MOST_EDITS_OF_ONE = 120
/** More pairs than these are not compared with each other; only their numbers are. */
const MOST_PAIRS = 400

const differencesIn = (was: Article, now: Article, maxEditLength = MOST_EDITS) =>
  diffWordsWithSpace(was.text, now.text, { intlSegmenter: WORDS, maxEditLength })

function changed(was: Article, now: Article): Compared {
  const stretches = differencesIn(was, now)
  if (!stretches) return { kind: 'changed', before: whole(was, 'gone'), after: whole(now, 'new') }
  const side = (article: Article, other: 'added' | 'removed', mark: 'gone' | 'new'): Side => ({
    ...whole(article, 'same'),
    stretches: stretches
      .filter((one) => !one[other])
      .map((one) => ({ text: one.value, mark: one.added || one.removed ? mark : 'same' })),
  })
  return { kind: 'changed', before: side(was, 'added', 'gone'), after: side(now, 'removed', 'new') }
}
