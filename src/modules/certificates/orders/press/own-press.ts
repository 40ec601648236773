import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'

/** Whose papers are printed here: of the actor's own organisation. Throws 403 where there is none. */
export function ownPress(ctx: VerbContext): string {
  const { organisation } = ctx.actor
  if (!organisation) throw refusals.asAssessor()
  return organisation
}
