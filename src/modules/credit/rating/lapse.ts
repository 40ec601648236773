import { casesOf, takeStep } from '../../../kernel/case/index.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { ratingProcedure } from './procedure.ts'

/** Ratings that one run looks at, those that have waited longest first; the next finds the rest. */
const MOST = 500

/** Publishes ratings whose organisation said nothing within the term (期满未提异议), each in a transaction of its own. */
export async function lapseTold(kernel: Kernel, onError: (error: unknown) => void): Promise<number> {
  const due = await performAsSystem(kernel, 'credit.lapse-told', async (ctx) => {
    const told = await casesOf(
      ctx.db,
      { kind: ratingProcedure.kind, states: ['told'], closed: false },
      { order: 'longest-waiting', limit: MOST },
    )
    return told.filter(({ dueOn }) => dueOn !== null && dueOn < ctx.today).map(({ number }) => number)
  })
  let done = 0
  for (const number of due) {
    try {
      await performAsSystem(kernel, 'credit.lapse-told', (ctx) =>
        takeStep(ctx, [ratingProcedure], number, 'lapse', { note: '期限已过，机构没有提出异议' }),
      )
      done += 1
    } catch (error) {
      onError(error)
    }
  }
  return done
}
