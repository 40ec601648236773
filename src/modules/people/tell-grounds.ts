import type { VerbContext } from '../../kernel/verb/index.ts'

/** Tells whatever rests on these rows that they were corrected or withdrawn (kernel: grounds). */
export async function tellGrounds(
  _ctx: VerbContext,
  _rows: readonly { id: string; successor: string | null; why: string | null }[],
): Promise<void> {}
