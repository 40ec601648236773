import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { addDays, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { changePlan } from '../../life/change-plan.ts'
import { beginPause, endPause, pauseOf } from '../../life/pause.ts'
import { movedAlong } from '../../life/replan.ts'
import { runningClass } from '../../life/running-class.ts'
import { signedDays } from '../../life/store.ts'
import { addAttention } from '../../oversight/store.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'
import { readClass } from '../../store.ts'

/** A class pauses (停课), also from a past day on which nobody signed in; its lessons from then on wait until it is resumed. */
export const pauseClass = verb({
  name: 'training.pause',
  title: '停课',
  http: 'POST /training/classes/{id}/pause',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    from: Day,
    why: z.string().trim().min(4, '请写明为什么停课').max(300),
  }),
  output: z.object({ waiting: z.number().int() }),
  async run(ctx, { id, from, why }) {
    const one = await runningClass(ctx, id)
    const at = (message: string) => ({ fields: [{ path: 'from', message }] })
    if (await pauseOf(ctx.db, id)) throw refusals.pausedAlready()
    if (from < one.startsOn)
      throw refusals.pauseBeforeStart(
        at(`这个班${formatDay(one.startsOn)}开课，停课日请填这一天或以后；整班改期请撤回备案重报`),
      )
    const days = (await readDays(ctx.db, id)).map(({ day }) => day).filter((day) => day >= from)
    if (days.length === 0)
      throw refusals.pauseAfterEnd(at(`最后一课在${formatDay(one.endsOn)}，以后没有课可停`))
    const signed = (await signedDays(ctx.db, id)).filter((day) => day >= from)
    const last = signed.at(-1)
    if (last)
      throw refusals.pauseOverSignIns(
        at(
          `${formatDay(last)}已有签到，停课日最早填${formatDay(addDays(last, 1))}；签到不实的请区人社局核对`,
        ),
      )
    await beginPause(ctx.db, id, { from, why, by: ctx.actor.label, at: ctx.now })
    await addAttention(ctx.db, id, `${formatDay(from)}起停课：${why}`)
    ctx.act.purpose(why)
    return { waiting: days.length }
  },
})

/** A paused class goes on (复课): what waited follows from that day on, in its order. */
export const resumeClass = verb({
  name: 'training.resume',
  title: '复课',
  http: 'POST /training/classes/{id}/resume',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid(), from: Day }),
  output: z.object({ moved: z.number().int(), endsOn: z.string() }),
  async run(ctx, { id, from }) {
    const one = await runningClass(ctx, id)
    const pause = await pauseOf(ctx.db, id)
    if (!pause) throw refusals.notPaused()
    if (from < pause.from)
      throw refusals.resumeBeforePause({
        fields: [{ path: 'from', message: `${formatDay(pause.from)}起停课，复课日请填这一天或以后` }],
      })
    const days = (await readDays(ctx.db, id)).map(({ day }) => day)
    const moves = movedAlong(
      days.filter((day) => day >= pause.from),
      from,
      { taken: days.filter((day) => day < pause.from), restDays: one.restDays },
      ctx.calendar,
    )
    await endPause(ctx.db, id, { from, by: ctx.actor.label, at: ctx.now })
    await changePlan(
      ctx,
      one,
      moves,
      `${formatDay(pause.from)}起的停课从${formatDay(from)}复课，${moves.length} 天课顺延`,
    )
    return { moved: moves.length, endsOn: (await readClass(ctx.db, id))?.endsOn ?? one.endsOn }
  },
})
