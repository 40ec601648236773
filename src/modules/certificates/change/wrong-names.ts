import type { RateLimit } from '../../../kernel/verb/index.ts'
import { sameNumber } from '../same.ts'

/** How often an asker may name a holder or a number wrongly: more is guessing, and holds up the guesser alone. */
export const WRONG = {
  byAsker: { times: 40, seconds: 3600 },
  byAskerAndNumber: { times: 5, seconds: 3600 },
  /** An employer checks hundreds at once, and its lists have mistakes. */
  byList: { times: 300, seconds: 3600 },
  /** Lists that one asker hands in, right or wrong: each is work for the machine. */
  lists: { times: 30, seconds: 3600 },
} as const satisfies Record<string, RateLimit>

/** One list names so many people for one number at most: a slip of the pen has two, a guess has hundreds. */
const NAMES_PER_NUMBER = 2

/** Wrong names tried with one number in an hour, by all the world together, after which no list is answered about it. */
export const LIST_TRIES = 10

/** The first row that names one more than two people for one number, or null: such a list guesses whose it is. */
export function rowOfManyNames(rows: readonly { number: string; name: string }[]): number | null {
  const names = new Map<string, Set<string>>()
  for (const [index, { number, name }] of rows.entries()) {
    const of = names.get(sameNumber(number)) ?? new Set()
    names.set(sameNumber(number), of.add(name))
    if (of.size > NAMES_PER_NUMBER) return index
  }
  return null
}
