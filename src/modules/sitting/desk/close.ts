import { z } from 'zod'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { settleSession } from '../marking/settle.ts'
import { refusals } from '../refusals.ts'
import { endsAt, stateAt } from '../rules/clock.ts'
import { sittingOn } from '../standard.ts'
import { happened } from '../store/events.ts'
import { rescuesOf } from '../store/rescues.ts'
import { closeSession } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'
import { lockedSession } from './reach.ts'

/**
 * 收卷: when nobody writes any more, nobody may begin any more and everything that came late is decided on. A machine that was cut off
 * before its end may still hold answers: who collects the papers all the same says so. What a machine marks is marked at once.
 */
export const collectPapers = verb({
  name: 'sitting.close',
  title: '收卷',
  http: 'POST /sitting/sessions/{id}/close',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid(), withoutSilent: z.boolean().default(false) }),
  output: z.object({
    /** Answers that wait for examiners; none: the marks are entered. */
    waiting: z.number().int(),
  }),
  async run(ctx, { id, withoutSilent }) {
    const session = await lockedSession(ctx, id)
    if (session.closedAt) throw refusals.sessionClosed()
    const now = ctx.now.getTime()
    const all = await sittingsOf(ctx.db, id)
    const seats = (some: readonly Sitting[]) =>
      `${some
        .slice(0, 10)
        .map(({ seat }) => seat)
        .join('、')}${some.length > 10 ? ` 等 ${some.length} 人` : ''}`
    const writing = all.filter(({ timing }) =>
      ['running', 'paused', 'waiting'].includes(stateAt(timing, now)),
    )
    if (writing.length > 0)
      throw refusals.stillWriting({ detail: `座位 ${seats(writing)}。请等交卷或到时间再收卷。` })
    const open = (await rescuesOf(ctx.db, id)).filter((one) => one.decidedAt === null)
    if (open.length > 0) throw refusals.rescuesOpen()
    const { silentSeconds } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
    const silent = all.filter((one) => cutOff(one, now, silentSeconds))
    if (silent.length > 0 && !withoutSilent)
      throw refusals.silentSeats({
        detail: `座位 ${seats(silent)}。请先到机位导出救援文件；确认没有遗漏的，再勾选收卷。`,
      })
    await closeSession(ctx.db, id, ctx.now, ctx.actor.account ?? '')
    const note = silent.length > 0 ? `断线未补传的座位 ${seats(silent)}，已确认` : null
    await happened(ctx, { session: id, what: 'closed', note })
    return { waiting: await settleSession(ctx, { ...session, closedAt: ctx.now }) }
  },
})

/** Whether a machine was not heard of until the end of its time, so that it may hold what the server has not. */
export function cutOff({ timing, seenAt }: Sitting, now: number, silentSeconds: number): boolean {
  if (stateAt(timing, now) !== 'timed-out') return false
  return (seenAt?.getTime() ?? 0) < endsAt(timing, now) - silentSeconds * 1000
}
