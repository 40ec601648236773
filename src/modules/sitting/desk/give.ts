import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { requireRoomDeclared } from '../recusal/admit.ts'
import { refusals } from '../refusals.ts'
import { stateAt } from '../rules/clock.ts'
import { sittingOn } from '../standard.ts'
import { happened } from '../store/events.ts'
import { goOn, grantOwn, grantRoom, lockOut, pause, setCode } from '../store/sittings.ts'
import { lockedSession, lockedSitting } from './reach.ts'

const Note = z.string().trim().min(2, '请写明情况').max(300)

/** 给入场码: shown once to the invigilator, good for one machine; using it takes the word from the machine before. */
export const unlockSeat = verb({
  name: 'sitting.unlock',
  title: '给入场码',
  http: 'POST /sitting/seats/{id}/code',
  who: may('sitting.invigilate'),
  // The code itself is kept nowhere: a second try gives another one, and the first is good for nothing.
  withoutKey: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ admission: z.string(), code: z.string(), until: z.number().int() }),
  async run(ctx, { id }) {
    const { sitting, session } = await lockedSitting(ctx, id)
    const state = stateAt(sitting.timing, ctx.now.getTime())
    if (state === 'handed-in' || state === 'timed-out') throw refusals.finished()
    await requireRoomDeclared(ctx, session, sitting.room)
    const { codeMinutes } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const until = new Date(ctx.now.getTime() + codeMinutes * 60_000)
    await setCode(ctx.db, id, { mac: ctx.sealer.mac(code, 'sitting.code'), until })
    await happened(ctx, { session: session.id, sitting: id, what: 'unlocked' })
    return { admission: sitting.admission, code, until: until.getTime() }
  },
})

/** 收回机位: the machine has no word from this moment on; the answers stay, and a new code lets the candidate go on. */
export const lockOutSeat = verb({
  name: 'sitting.lock-out',
  title: '收回机位',
  http: 'POST /sitting/seats/{id}/lock-out',
  who: may('sitting.invigilate'),
  input: z.strictObject({ id: z.uuid(), note: Note }),
  output: z.object({}),
  async run(ctx, { id, note }) {
    const { session } = await lockedSitting(ctx, id)
    await lockOut(ctx.db, id)
    await happened(ctx, { session: session.id, sitting: id, what: 'locked-out', note })
    return {}
  },
})

/** 记录情况: by a code of the standard; what takes the candidate's time stops the clock until it goes on. */
export const recordIncident = verb({
  name: 'sitting.incident',
  title: '记录考场情况',
  http: 'POST /sitting/seats/{id}/incidents',
  who: may('sitting.invigilate'),
  input: z.strictObject({ id: z.uuid(), code: z.string().max(40), note: Note }),
  output: z.object({ paused: z.boolean() }),
  async run(ctx, { id, code, note }) {
    const { sitting, session } = await lockedSitting(ctx, id)
    const { incidents } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    const incident = incidents.find((one) => one.code === code)
    if (!incident) throw refusals.noSuchIncident({ fields: [{ path: 'code', message: '请从列表里选' }] })
    await happened(ctx, { session: session.id, sitting: id, what: 'incident', code, note })
    const pauses = incident.pauses && stateAt(sitting.timing, ctx.now.getTime()) === 'running'
    if (pauses) {
      await pause(ctx.db, id, ctx.now)
      await happened(ctx, { session: session.id, sitting: id, what: 'paused', code })
    }
    return { paused: pauses }
  },
})

/** 恢复计时: what the incident took is given back. */
export const resumeSeat = verb({
  name: 'sitting.resume',
  title: '恢复计时',
  http: 'POST /sitting/seats/{id}/resume',
  who: may('sitting.invigilate'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ seconds: z.number().int() }),
  async run(ctx, { id }) {
    const { sitting, session } = await lockedSitting(ctx, id)
    const { pausedAt } = sitting.timing
    if (pausedAt === null) throw refusals.notPaused()
    const lasted = ctx.now.getTime() - pausedAt
    const seconds = Math.round(lasted / 1000)
    await goOn(ctx.db, id, lasted)
    await happened(ctx, { session: session.id, sitting: id, what: 'resumed', seconds })
    return { seconds }
  },
})

const Minutes = z.number().int().min(1, '至少 1 分钟').max(240)

/** 给考生延时, before or during, up to what the standard allows in all. */
export const grantSeat = verb({
  name: 'sitting.extra-seat',
  title: '给考生延时',
  http: 'POST /sitting/seats/{id}/extra',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid(), minutes: Minutes, note: Note }),
  output: z.object({ minutes: z.number().int() }),
  async run(ctx, { id, minutes, note }) {
    const { sitting, session } = await lockedSitting(ctx, id)
    const state = stateAt(sitting.timing, ctx.now.getTime())
    if (state === 'handed-in' || state === 'timed-out' || state === 'absent') throw refusals.finished()
    const all = sitting.timing.ownExtra / 60_000 + minutes
    const { mostExtraMinutes } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    if (all > mostExtraMinutes) throw refusals.tooMuchExtra(mostExtraMinutes)
    await grantOwn(ctx.db, id, minutes * 60)
    await happened(ctx, { session: session.id, sitting: id, what: 'extra', seconds: minutes * 60, note })
    return { minutes: Math.round(all) }
  },
})

/** 给考场延时: everybody in the room who is not over yet. */
export const grantWholeRoom = verb({
  name: 'sitting.extra-room',
  title: '给考场延时',
  http: 'POST /sitting/sessions/{id}/rooms/{room}/extra',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid(), room: z.string().max(10), minutes: Minutes, note: Note }),
  output: z.object({ minutes: z.number().int() }),
  async run(ctx, { id, room, minutes, note }) {
    const session = await lockedSession(ctx, id)
    if (session.closedAt) throw refusals.sessionClosed()
    const seconds = await grantRoom(ctx.db, id, room, minutes * 60)
    if (seconds === null) throw refusals.noSuchRoom()
    const { mostExtraMinutes } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    if (seconds > mostExtraMinutes * 60) throw refusals.tooMuchExtra(mostExtraMinutes)
    await happened(ctx, { session: id, room, what: 'extra', seconds: minutes * 60, note })
    return { minutes: seconds / 60 }
  },
})
