import { takeStep } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { claimProcedure } from './procedure.ts'

/** Moves a claim as a consequence of an act on its batch. */
export async function stepClaim(ctx: VerbContext, number: string, step: string, note: string): Promise<void> {
  await takeStep(ctx.asSystem(note), [claimProcedure], number, step, { note })
}
