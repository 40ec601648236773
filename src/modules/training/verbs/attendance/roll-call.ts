import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { openRollCall } from '../../attendance/roll-call.ts'
import { markRoom } from '../../attendance/session.ts'
import { requireLessons } from '../../attendance/sign-in.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { holdClass, type TrainingClass } from '../../store.ts'

/**
 * Calls everybody in the room a second time (第二次点名): whoever has signed in scans again or shows the pass again; who does not
 * stays unconfirmed until somebody has looked at it. The room's page calls at the moment that was drawn.
 */
export const callRoll = verb({
  name: 'training.call-roll',
  title: '第二次点名',
  http: 'POST /training/classes/{id}/roll-calls',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ called: z.number().int() }),
  async run(ctx, { id }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    return callAgain(ctx, one)
  },
})

/** Everybody who has signed in today is called once more by this actor; how many. */
export async function callAgain(ctx: VerbContext, one: TrainingClass): Promise<{ called: number }> {
  await requireLessons(ctx, one, ctx.today)
  ctx.act.subject('class', one.id)
  ctx.act.district(one.district)
  const called = await openRollCall(ctx.db, {
    id: one.id,
    day: ctx.today,
    by: ctx.actor.label,
    at: ctx.now,
  })
  if (called === 0) throw refusals.nobodyToCall()
  return { called }
}

/** The teacher's phone says where today's room is (教室位置), so that what other phones say can be measured from it. */
export const markClassRoom = verb({
  name: 'training.mark-room',
  title: '记下教室位置',
  http: 'POST /training/classes/{id}/room',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  output: z.object({ marked: z.literal(true) }),
  async run(ctx, { id, ...place }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    await requireLessons(ctx, one, ctx.today)
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    await markRoom(ctx.db, id, ctx.today, place)
    return { marked: true as const }
  },
})
