import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Stars } from './rating.ts'
import type { FeedbackData } from './standard.ts'

type Ratings = FeedbackData['ratings']

/** Whether a rating is a bad one (差评), which somebody has to look into. */
export const isBad = (stars: Stars, { badUpTo }: Ratings): boolean => stars <= badUpTo

/** The last day on which a case can be rated that ended on this one. */
export const lastDayToRate = (endedOn: CivilDate, { withinDays }: Ratings): CivilDate =>
  addDays(endedOn, withinDays)

/** What the public sees of all ratings of a service; null figures where so few are there that one would know whose they are. */
export interface Sum {
  service: string
  count: number | null
  /** One decimal. */
  average: number | null
  /** 满意率 in whole percent: 基本满意 and better. */
  satisfied: number | null
}

/** The sum of a service from how often each number of stars was given. */
export function sumOf(service: string, given: ReadonlyMap<Stars, number>, ratings: Ratings): Sum {
  const each = [...given]
  const count = each.reduce((sum, [, times]) => sum + times, 0)
  if (count < ratings.shownFrom) return { service, count: null, average: null, satisfied: null }
  const stars = each.reduce((sum, [one, times]) => sum + one * times, 0)
  const content = each.reduce((sum, [one, times]) => sum + (isBad(one, ratings) ? 0 : times), 0)
  return {
    service,
    count,
    average: Math.round((stars * 10) / count) / 10,
    satisfied: Math.round((content * 100) / count),
  }
}
