import { lockStandings, takeStep } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { freeAll } from '../payable/free.ts'
import { lockPayable, lockPerson, type Payable, payableOf } from '../payable/payable.ts'
import { refusals } from '../refusals.ts'
import { batchProcedure, dropLines } from './batch.ts'
import { linesOf } from './payment-line.ts'

/**
 * Frees what was set aside for a case that is not paid after all (占用释放): its keys and places are free again. False
 * when nothing was set aside. What is in a batch that finance has not released is taken out of it; what is at the bank
 * or paid is refused.
 */
export async function release(ctx: VerbContext, number: string, why: string): Promise<boolean> {
  const known = await payableOf(ctx.db, number)
  if (!known) return false
  await lockPerson(ctx.db, known.person)
  if (known.batch) await lockStandings(ctx.db, [known.batch])
  const payable = await lockPayable(ctx.db, number)
  if (!payable) return false
  if (payable.state === 'batched' && payable.batch) await takeOut(ctx, payable, why)
  else if (payable.state !== 'approved' && payable.state !== 'returned') {
    throw refusals.sentAlready()
  }
  await freeAll(ctx, [number])
  return true
}

/** Takes the line of a payable out of its batch; the batch is as much less. */
async function takeOut(ctx: VerbContext, payable: Payable, why: string): Promise<void> {
  const lines = (await linesOf(ctx.db, payable.batch as string)).filter(
    (one) => one.payable === payable.id && one.state === 'listed',
  )
  await dropLines(ctx, lines)
  const note = `${payable.case}：${why}`
  await takeStep(ctx.asSystem(note), [batchProcedure], payable.batch as string, 'pull', { note })
}
