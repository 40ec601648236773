import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { endsAt, stateAt } from '../rules/clock.ts'
import { hear, type Sitting } from '../store/sittings.ts'

/** What a token is looked up by. */
export const tokenMac = ({ sealer }: Pick<VerbContext, 'sealer'>, token: string): string =>
  sealer.mac(token, 'sitting.token')

/** The sitting whose word this machine has, held for the act; refused where another machine has it. */
export async function heard(ctx: VerbContext, token: string, unsent = 0): Promise<Sitting> {
  const sitting = await hear(ctx.db, ctx.sealer.macs(token, 'sitting.token'), ctx.now, unsent)
  if (!sitting) throw refusals.wordElsewhere()
  ctx.act.subject('sitting', sitting.id)
  return sitting
}

/** How a sitting stands now, as a machine is told. After the papers were collected nobody writes any more. */
export function standing(
  ctx: Pick<VerbContext, 'now'>,
  { timing, closed }: Pick<Sitting, 'timing' | 'closed'>,
) {
  const now = ctx.now.getTime()
  const state = stateAt(timing, now)
  return {
    now,
    endsAt: Math.round(endsAt(timing, now)),
    state: closed && (state === 'running' || state === 'paused') ? ('timed-out' as const) : state,
  }
}
