import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { requireWatcherDeclared } from '../recusal/admit.ts'
import { refusals } from '../refusals.ts'
import { eventsOf } from '../store/events.ts'
import { sign, signaturesOf } from '../store/record.ts'
import { sittingsOf } from '../store/sittings.ts'
import { lockedSession } from './reach.ts'

/** 签监考记录: of one room, after the papers were collected; two people, each once. */
export const signRecord = verb({
  name: 'sitting.sign',
  title: '签监考记录',
  http: 'POST /sitting/sessions/{id}/rooms/{room}/signatures',
  who: may('sitting.invigilate'),
  input: z.strictObject({ id: z.uuid(), room: z.string().max(10) }),
  output: z.object({ place: z.number().int() }),
  async run(ctx, { id, room }) {
    const session = await lockedSession(ctx, id)
    if (!session.closedAt) throw refusals.notClosed()
    await requireWatcherDeclared(ctx, session)
    if (!(await sittingsOf(ctx.db, id)).some((one) => one.room === room)) throw refusals.noSuchRoom()
    const before = (await signaturesOf(ctx.db, id)).filter((one) => one.room === room)
    if (before.length >= 2) throw refusals.signedAlready()
    const account = ctx.actor.account ?? ''
    if (before.some((one) => one.account === account)) throw refusals.signedTwice()
    const place = before.length + 1
    const events = (await eventsOf(ctx.db, id, room)).length
    await sign(ctx.db, id, { room, place, account, name: ctx.actor.label, at: ctx.now, events })
    return { place }
  },
})
