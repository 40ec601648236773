import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import { remoteCheckMissed } from '../events.ts'
import { readClass } from '../store.ts'
import { checksOverdue, lockCheck, settleCheck } from './store.ts'

/** Checks that nobody answered within their minutes are told as such (没有按时应答), each for itself; how many. */
export async function remoteChecksDue(kernel: Kernel): Promise<number> {
  const due = await performAsSystem(kernel, 'training.remote-checks', (ctx) => checksOverdue(ctx.db, ctx.now))
  let missed = 0
  for (const id of due)
    if (await performAsSystem(kernel, 'training.remote-checks', (ctx) => miss(ctx, id))) missed += 1
  return missed
}

async function miss(ctx: VerbContext, id: string): Promise<boolean> {
  const check = await lockCheck(ctx.db, id)
  if (!check || check.became !== null) return false
  const one = await readClass(ctx.db, check.class)
  if (!one) throw new Error(`no class of the check ${id}`)
  ctx.act.subject('class', one.id)
  ctx.act.district(one.district)
  await settleCheck(ctx.db, id, {
    became: 'unanswered',
    at: ctx.now,
    by: null,
    present: null,
    signed: null,
    said: null,
    file: null,
  })
  await ctx.emit(remoteCheckMissed, { check: id, class: one.id, provider: one.provider })
  return true
}
