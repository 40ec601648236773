import { addDays } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { knownKeys } from '../finding/store.ts'
import { screen } from '../rules/screen.ts'
import { supervisionKind } from '../standard.ts'
import { gather } from './gather.ts'
import { openFinding } from './open-finding.ts'
import { insertRun, ranOn } from './store.ts'

/**
 * Screens what was recorded in the window (夜间筛查), once a day: reads in one transaction, judges outside of any, opens
 * each case in a transaction of its own, so that one that fails keeps no other waiting.
 */
export async function screenNightly(kernel: Kernel, onError: (error: unknown) => void): Promise<number> {
  const began = kernel.clock.now()
  const read = await performAsSystem(kernel, 'supervision.screen', async (ctx) => {
    const edition = (await ctx.standards()).inForce(supervisionKind, ctx.today)
    if (!edition || (await ranOn(ctx.db, ctx.today))) return null
    return {
      edition,
      records: await gather(ctx, addDays(ctx.today, -edition.data.windowDays)),
      day: ctx.today,
    }
  })
  if (!read) return 0
  const { edition, records, day } = read
  const found = screen(records, edition.data.limits)
  const known = await performAsSystem(kernel, 'supervision.screen', (ctx) =>
    knownKeys(
      ctx.db,
      found.map(({ key }) => key),
    ),
  )
  let opened = 0
  for (const one of found) {
    if (known.has(one.key)) continue
    try {
      if (await performAsSystem(kernel, 'supervision.open', (ctx) => openFinding(ctx, one))) opened += 1
    } catch (error) {
      onError(error)
    }
  }
  await performAsSystem(kernel, 'supervision.screen', (ctx) =>
    insertRun(ctx.db, {
      day,
      classes: records.classes.length,
      signIns: records.classes.reduce((sum, { signIns }) => sum + signIns.length, 0),
      suspicions: found.length,
      opened,
      began,
      ended: kernel.clock.now(),
    }),
  )
  return opened
}
