import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import { standings } from '../../people/index.ts'
import { awaitedFacts } from '../../registers/index.ts'
import { type Due, dueFollowUps, keepFollowUp } from './store.ts'

/** So many are looked at in one transaction. */
const AT_ONCE = 200

/**
 * Asks the register of employment about those who completed a class so many months ago (就业跟踪). Who is not answered yet is looked
 * at again after all others; no answer is not “not employed”. Gives how many were answered.
 */
export async function followUpDue(kernel: Kernel): Promise<number> {
  const today = civilDateOf(kernel.clock.now())
  const [any] = await dueFollowUps(kernel.database.db, { today, most: 1 })
  if (!any) return 0
  return performAsSystem(kernel, 'training.follow-up', async (ctx) => {
    const due = await dueFollowUps(ctx.db, { today, most: AT_ONCE })
    const days = [...new Set(due.map(({ due_on }) => due_on))]
    let answered = 0
    for (const day of days)
      answered += await look(
        ctx,
        due.filter(({ due_on }) => due_on === day),
      )
    return answered
  })
}

/** Of people who are due on one day. */
async function look(ctx: VerbContext, due: readonly Due[]): Promise<number> {
  const people = due.map(({ person }) => person)
  const { awaited, unasked } = await awaitedFacts(ctx, people, ['employment'])
  const known = await standings(ctx, people, due[0]?.due_on ?? ctx.today)
  let answered = 0
  for (const one of due) {
    const held = known.get(one.person)?.employment
    const employed = held && (held.trust === 'A' || held.trust === 'B')
    // Where no register is connected only what is known of somebody is an answer.
    const silent = awaited.has(one.person) || (unasked.length > 0 && !employed)
    await keepFollowUp(ctx.db, one, {
      at: ctx.now,
      on: ctx.today,
      employed: silent ? null : Boolean(employed),
    })
    if (!silent) answered += 1
  }
  return answered
}
