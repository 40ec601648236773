import { addDays, type CivilDate, civilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { lastPublished, OUTCOMES, type OutcomeKind, publishOutcome } from '../../organisations/index.ts'
import { outcomePublished } from '../events.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { publishable } from '../rules/outcome.ts'
import { cameOf, keepLook, lookedThrough } from './store.ts'

/**
 * Publishes once a month what came of each provider's teaching until the month began (公开成效): asked often, done once a month, and
 * only numbers from which nobody can be told. Gives how many were published.
 */
export async function publishOutcomes(kernel: Kernel): Promise<number> {
  const until = monthOf(civilDateOf(kernel.clock.now()))
  const data = editionFor(await kernel.standards(), until).data
  let published = 0
  for (const kind of Object.keys(OUTCOMES) as OutcomeKind[]) {
    const fewest = kind === 'satisfaction' ? data.satisfaction?.fewest : data.followUp?.fewest
    if (fewest === undefined || (await lookedThrough(kernel.database.db, kind, until))) continue
    const last = await lastPublished(kernel.database.db, kind)
    for (const [provider, came] of await cameOf(kernel.database.db, kind, until)) {
      const before = last.get(provider) ?? null
      const found = before === until ? null : publishable(came, { until, last: before, fewest })
      if (!found) continue
      await performAsSystem(kernel, 'training.publish-outcomes', async (ctx) => {
        ctx.act.subject('organisation', provider)
        if (await publishOutcome(ctx.db, provider, { kind, until, ...found }))
          await ctx.emit(outcomePublished, { provider, kind, on: addDays(until, -1), ...found })
      })
      published += 1
    }
    await keepLook(kernel.database.db, kind, until)
  }
  return published
}

const monthOf = (day: CivilDate): CivilDate => civilDate(`${day.slice(0, 7)}-01`)
