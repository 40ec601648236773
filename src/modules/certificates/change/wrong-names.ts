import type { RateLimit } from '../../../kernel/verb/index.ts'

/** How often an asker may name a holder or a number wrongly: more is guessing, and holds up the guesser alone. */
export const WRONG = {
  byAsker: { times: 40, seconds: 3600 },
  byAskerAndNumber: { times: 5, seconds: 3600 },
  /** An employer checks hundreds at once, and its lists have mistakes. */
  byList: { times: 300, seconds: 3600 },
} as const satisfies Record<string, RateLimit>

/** One list names so many people for one number at most: a slip of the pen has two, a guess has hundreds. */
export const NAMES_PER_NUMBER = 2
