import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { isWorkingDay } from '../../../kernel/value/time/working-days.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { rectificationsOf, rectifyingOn } from '../../organisations/index.ts'
import { readAttendance } from '../attendance/store.ts'
import { addAttention, moveDays } from '../oversight/store.ts'
import { refusals } from '../refusals.ts'
import { readDays, readTrainees, takeDays } from '../roster/store.ts'
import { lockClass } from '../store.ts'
import { noClass } from '../views.ts'

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
    const kept = new Set(days.map(({ day }) => day).filter((day) => !missed.some((one) => one.day === day)))
    const moves: { from: CivilDate; to: CivilDate }[] = []
    let next = from
    for (const { day } of missed) {
      while (kept.has(next) || (one.restDays === 'weekends' && !isWorkingDay(next, ctx.calendar)))
        next = addDays(next, 1)
      moves.push({ from: day, to: next })
      kept.add(next)
      next = addDays(next, 1)
    }
    const all = [...kept].sort()
    const span = { startsOn: all[0] as CivilDate, endsOn: all.at(-1) as CivilDate }
    await moveDays(ctx.db, id, moves, span)
    const trainees = await readTrainees(ctx.db, id)
    const busy = await takeDays(
      ctx.db,
      id,
      trainees.map(({ person }) => person),
      moves.map(({ to }) => to),
    )
    if (busy.length > 0) {
      const lines = trainees.filter(({ person }) => busy.includes(person)).map(({ line }) => line)
      throw refusals.traineeElsewhere({
        detail: `名册第 ${lines.sort((a, b) => a - b).join('、')} 行。请换一个补课开始日。`,
      })
    }
    await addAttention(
      ctx.db,
      id,
      `因整改停课 ${moves.length} 天，改从${formatDay(moves[0]?.to as CivilDate)}起补上`,
    )
    ctx.act.before({ startsOn: one.startsOn, endsOn: one.endsOn })
    ctx.act.after(span)
    return { moved: moves.length, ...span }
  },
})
