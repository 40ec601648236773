import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { rectificationsOf, rectifyingOn } from '../../organisations/index.ts'
import { readAttendance } from '../attendance/store.ts'
import { changePlan } from '../life/change-plan.ts'
import { movedAlong } from '../life/replan.ts'
import { noClass } from '../listing/views.ts'
import { refusals } from '../refusals.ts'
import { readDays } from '../roster/store.ts'
import { lockClass, readClass } from '../store.ts'

/**
 * After its rectification has ended a provider makes up for the lessons that it must not give while it ran (整改后补课):
 * only days within a rectification, on which nobody signed in, move; the district sees it in the class (R1.10).
 */
export const postponeLessons = verb({
  name: 'training.postpone',
  title: '整改后顺延课程',
  http: 'POST /training/classes/{id}/postpone',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid(), from: Day }),
  output: z.object({ moved: z.number().int(), startsOn: z.string(), endsOn: z.string() }),
  async run(ctx, { id, from }) {
    const one = await lockClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    if (one.state !== 'approved') throw refusals.notToPostpone()
    if (from < ctx.today)
      throw refusals.makeUpDayPast({ fields: [{ path: 'from', message: '从今天或以后开始' }] })
    if (await rectifyingOn(ctx.db, one.provider, ctx.today)) throw refusals.rectificationRunning()
    const stops = await rectificationsOf(ctx.db, one.provider)
    const signed = new Set((await readAttendance(ctx.db, id)).map(({ day }) => day))
    const days = await readDays(ctx.db, id)
    const missed = days.filter(
      ({ day }) =>
        !signed.has(day) && stops.some((stop) => stop.from <= day && (stop.to === null || day <= stop.to)),
    )
    if (missed.length === 0) throw refusals.nothingMissed()
    const kept = days.map(({ day }) => day).filter((day) => !missed.some((one) => one.day === day))
    const moves = movedAlong(
      missed.map(({ day }) => day),
      from,
      { taken: kept, restDays: one.restDays },
      ctx.calendar,
    )
    await changePlan(
      ctx,
      one,
      moves,
      `因整改停课 ${moves.length} 天，改从${formatDay(moves[0]?.to as CivilDate)}起补上`,
    )
    const { startsOn, endsOn } = (await readClass(ctx.db, id)) ?? one
    return { moved: moves.length, startsOn, endsOn }
  },
})
