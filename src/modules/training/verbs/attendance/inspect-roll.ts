import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { CALLED, rollCallsOf } from '../../attendance/roll-call.ts'
import { readAttendance } from '../../attendance/store.ts'
import { noClass } from '../../listing/views.ts'
import { readDays } from '../../roster/store.ts'
import { holdClass, type TrainingClass } from '../../store.ts'
import { callAgain } from './roll-call.ts'

/**
 * The supervising district calls the second roll call itself (突击点名), whether or not the teacher has the room's page open: who does
 * not answer waits for somebody to look at it and is never marked absent by it.
 */
export const inspectRoll = verb({
  name: 'training.inspect-roll',
  title: '突击点名',
  http: 'POST /training/classes/{id}/inspection/roll-calls',
  who: may('training.supervise'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ called: z.number().int() }),
  async run(ctx, { id }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ district: one.district })
    return callAgain(ctx, one)
  },
})

/** Today's roll as the supervising district sees it; null on a day without lessons. */
export const RollShape = z
  .object({
    signed: z.number().int(),
    rollCalls: z.number().int(),
    unanswered: z.array(z.string()),
  })
  .nullable()

/** Who has signed in today, how often they were called again, and who has not answered yet. */
export async function rollToday(ctx: VerbContext, one: TrainingClass): Promise<z.infer<typeof RollShape>> {
  if (one.state !== 'approved') return null
  if (!(await readDays(ctx.db, one.id)).some(({ day }) => day === ctx.today)) return null
  const signed = await readAttendance(ctx.db, one.id, { day: ctx.today })
  const waiting = signed.filter(
    ({ standing, standingWhy }) => standing === 'unconfirmed' && standingWhy === CALLED,
  )
  const people = await peopleByIds(
    ctx,
    waiting.map(({ person }) => person),
  )
  return {
    signed: signed.length,
    rollCalls: (await rollCallsOf(ctx.db, one.id, ctx.today)).held,
    unanswered: waiting.map(({ person }) => people.get(person)?.maskedName ?? '*'),
  }
}
