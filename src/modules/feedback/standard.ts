import { z } from 'zod'
import { type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

const feedbackData = z.strictObject({
  /** For so many years after it ended what was written is kept; then its words and its digest go. */
  keptYears: z.number().int().min(1).max(30),
  ratings: z.strictObject({
    /** So many days after a case has ended it can be rated. */
    withinDays: z.number().int().min(1).max(730),
    /** So many stars and fewer are a bad rating, which is looked into. */
    badUpTo: z.number().int().min(1).max(4),
    /** The sum of a service is shown from so many ratings on: of fewer one would know who gave them. */
    shownFrom: z.number().int().min(5).max(1000),
  }),
})

export type FeedbackData = z.output<typeof feedbackData>

/** How the city lets itself be rated (好差评). */
export const feedbackKind = standardKind<FeedbackData>('feedback', feedbackData, '好差评和留言')

/** What is in force on a day; the first edition before any is. */
export function feedbackOn(standards: Standards, day: CivilDate): FeedbackData {
  const edition = standards.inForce(feedbackKind, day) ?? standards.all(feedbackKind)[0]
  if (!edition) throw new Error('the city does not say how it is rated')
  return edition.data
}
