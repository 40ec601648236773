import { openCase, takeStep } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { complaintProcedure } from './procedure.ts'
import { raterOf } from './rater.ts'
import type { Rating } from './rating.ts'
import { refusals } from './refusals.ts'
import { isBad } from './rules.ts'
import { feedbackOn } from './standard.ts'
import { insertRating, joinComplaint } from './store.ts'

interface Rated extends Pick<Rating, 'service' | 'about' | 'district' | 'stars' | 'words'> {
  /** The service as it is called. */
  title: string
  /** Accounts that handled what is rated. */
  judged: readonly string[]
}

/** Keeps a rating; a bad one becomes a case at once. Throws 409 where the case is rated already. */
export async function rate(ctx: VerbContext, rated: Rated): Promise<{ complaint: string | null }> {
  const { title, judged, ...given } = rated
  const { ratings } = feedbackOn(await ctx.standards(), ctx.today)
  const bad = isBad(given.stars, ratings)
  if (bad && given.words === '')
    throw refusals.wordsMissing({ fields: [{ path: 'words', message: '请写一句哪里不满意，好让人去核实' }] })
  const id = await insertRating(ctx.db, { ...given, rater: raterOf(ctx, ctx.actor), at: ctx.now })
  if (id === null) throw refusals.alreadyRated()
  ctx.act.subject('rating', id)
  if (!bad) return { complaint: null }
  // Opened by the system: the case and its timeline know nobody's name.
  const { number } = await openCase(ctx.asSystem('收到差评'), complaintProcedure, {
    district: given.district,
    title: `差评核实：${title}`,
    subtitle: `${given.stars} 星`,
    form: { judged: [...judged] },
  })
  await joinComplaint(ctx.db, id, number)
  return { complaint: number }
}

/** Ends the case of a bad rating that was taken back. */
export const endComplaint = async (ctx: VerbContext, number: string): Promise<void> => {
  await takeStep(ctx.asSystem('评价人撤回'), [complaintProcedure as never], number, 'take-back')
}
