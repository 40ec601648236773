import { ANSWERS } from './answer.ts'
import type { Item } from './item.ts'
import { holds } from './region.ts'

/**
 * The points of an answer (判分): the same for the same question and answer, whoever asks and when. Null: people mark it. No answer, or one that is
 * none to this kind of question, earns nothing.
 */
export function markItem(item: Item, answer: unknown): number | null {
  if (item.kind === 'extended-text') return typeof answer === 'string' && answer.trim() !== '' ? null : 0
  return sharePoints(item.points, shareOf(item, answer))
}

/** Half points are the smallest there are; what is earned is never rounded up. */
const sharePoints = (points: number, share: number): number => Math.floor(points * share * 2 + 1e-9) / 2

type Marked = Exclude<Item, { kind: 'extended-text' }>

function shareOf(item: Marked, answer: unknown): number {
  switch (item.kind) {
    case 'choice':
      return all(ANSWERS.choice.safeParse(answer).data === item.key.right)
    case 'multiple':
      return shareOfMany(item.key.right, ANSWERS.multiple.safeParse(answer).data ?? [], item.key.scoring)
    case 'order': {
      const given = ANSWERS.order.safeParse(answer).data ?? []
      return all(
        given.length === item.key.order.length && given.every((one, at) => one === item.key.order[at]),
      )
    }
    case 'match': {
      const given = ANSWERS.match.safeParse(answer).data ?? []
      return shareOfMany(item.key.pairs.map(joined), given.map(joined), item.key.scoring)
    }
    case 'text-entry': {
      const given = ANSWERS['text-entry'].safeParse(answer).data
      return all(given !== undefined && item.key.accepted.some((one) => sameText(one, given)))
    }
    case 'hotspot': {
      const given = ANSWERS.hotspot.safeParse(answer).data
      // Where regions overlap, the first one is meant, as in an image map.
      const hit = given && item.regions.find((region) => holds(region, given))
      return all(hit?.id === item.key.right)
    }
  }
}

const all = (right: boolean): number => (right ? 1 : 0)

const joined = ([one, other]: readonly [string, string]): string => `${one} ${other}`

function shareOfMany(key: readonly string[], given: readonly string[], scoring: 'all' | 'partial'): number {
  const right = new Set(key)
  const chosen = new Set(given)
  for (const one of chosen) if (!right.has(one)) return 0
  if (scoring === 'partial') return chosen.size / right.size
  return all(chosen.size === right.size)
}

/** Width, case, blanks and a full stop at the end say nothing about what somebody knows. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/[。.]+$/u, '')

const sameText = (one: string, other: string): boolean => plain(other) !== '' && plain(one) === plain(other)
