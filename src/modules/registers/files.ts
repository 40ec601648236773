import type { FileSubject } from '../../kernel/file/index.ts'
import { civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { allows, may } from '../../kernel/verb/index.ts'
import { statusById, statusesByIds } from '../people/index.ts'
import { refusals } from './refusals.ts'
import { personInReach } from './verbs/facts.ts'

/** What was seen when a fact was entered by hand (核对材料): for whoever may read the facts of that person. */
export const factFiles: FileSubject = {
  kind: 'fact',
  title: '人员事实',
  async rights(ctx, id) {
    const fact = /^[0-9a-f-]{36}$/.test(id) ? await statusById(ctx.db, id) : null
    if (!allows(may('facts.read'), ctx.actor)) throw refusals.notYourPost()
    if (!fact) throw refusals.noSuchEntry()
    await personInReach(ctx, fact.person)
    const open = fact.withdrawnAt === null && fact.successor === null
    return { open, mayAttach: fact.connection === null && allows(may('facts.record'), ctx.actor) }
  },
  async ended(db, ids) {
    const facts = await statusesByIds(db, ids)
    return new Map(
      facts.flatMap(({ id, to, withdrawnAt }) => {
        const day = withdrawnAt ? civilDateOf(withdrawnAt) : to
        return day ? [[id, day] as const] : []
      }),
    )
  },
}
