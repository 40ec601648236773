import { sourceCorrected, sourceWithdrawn } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** Tells whatever rests on these rows that they were corrected or withdrawn (依据). */
export async function tellGrounds(
  ctx: VerbContext,
  rows: readonly { id: string; successor: string | null; why: string | null }[],
): Promise<void> {
  for (const { id, successor, why } of rows) {
    if (why !== null) await sourceWithdrawn(ctx, { kind: 'status', id }, why)
    else if (successor !== null) await sourceCorrected(ctx, { kind: 'status', id }, successor)
  }
}
