import { takeStep } from '../../../kernel/case/index.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { claimProcedures } from '../case/procedure.ts'
import { offersEndedBefore } from '../claim.ts'

/** Offers that one run ends; the next finds the rest. */
const MOST = 500

/** Ends the offers that nobody took up in time (过期未申领), each in a transaction of its own. */
export async function lapseOffers(kernel: Kernel, onError: (error: unknown) => void): Promise<number> {
  const numbers = await performAsSystem(kernel, 'subsidy.lapse-offers', (ctx) =>
    offersEndedBefore(ctx.db, ctx.today, MOST),
  )
  let done = 0
  for (const number of numbers) {
    try {
      await performAsSystem(kernel, 'subsidy.lapse-offers', (ctx) =>
        takeStep(ctx, claimProcedures, number, 'lapse', { note: '申领期限已过，没有确认' }),
      )
      done += 1
    } catch (error) {
      onError(error)
    }
  }
  return done
}
