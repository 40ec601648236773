import { postAll } from '../../../kernel/ledger/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { due, movePayables, payablesOf } from './payable.ts'

/** Frees what is set aside for these cases, in sets; their keys and places are free again. */
export async function freeAll(ctx: VerbContext, numbers: readonly string[]): Promise<void> {
  const payables = [...(await payablesOf(ctx.db, numbers)).values()]
  const posted = await postAll(
    ctx.db,
    'release',
    payables.map((one) => ({
      fund: one.fund,
      case: one.case,
      amount: fen(due(one)),
      key: `release ${one.case} ${one.id}`,
      actor: ctx.actor.account ?? 'system',
      at: ctx.now,
    })),
  )
  if (!posted.posted)
    throw new Error(`${payables[posted.uncovered[0]?.place ?? 0]?.case}: nothing to release`)
  await movePayables(
    ctx.db,
    payables.map((one) => one.id),
    'released',
    { batch: null },
  )
}
