import { takeStep } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { voidPaper } from './papers.ts'
import { orderProcedure } from './procedure.ts'
import { openOrderOf } from './store.ts'

/** A certificate was corrected or revoked: the paper of it is void, and what was being printed or sent is stopped and says why. */
export async function stopPapers(ctx: VerbContext, certificate: string, why: string): Promise<void> {
  await voidPaper(ctx.db, certificate, 'changed', ctx.today)
  const order = await openOrderOf(ctx.db, certificate)
  if (order) await takeStep(ctx.asSystem(why), [orderProcedure], order.number, 'stop', { note: why })
}
