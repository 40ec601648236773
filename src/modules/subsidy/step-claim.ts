import { takeStep } from '../../kernel/case/index.ts'
import { SYSTEM } from '../../kernel/identity/actor.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { claimProcedure } from './procedure.ts'

/** Moves a claim as a consequence of an act on its batch; the audit names who did that act. */
export async function stepClaim(ctx: VerbContext, number: string, step: string, note: string): Promise<void> {
  const act = { ...ctx.act, subject: () => {}, district: () => {}, before: () => {}, after: () => {} }
  await takeStep({ ...ctx, actor: SYSTEM, act }, [claimProcedure], number, step, { note })
}
