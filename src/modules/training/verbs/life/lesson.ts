import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { changePlan, requireOneRoom } from '../../life/change-plan.ts'
import { pauseOf } from '../../life/pause.ts'
import { runningClass } from '../../life/running-class.ts'
import { setTeacher, signedDays } from '../../life/store.ts'
import { addAttention } from '../../oversight/store.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'

/** One lesson goes to another day (调课); one that was not held is made up (补课). */
export const moveLesson = verb({
  name: 'training.move-lesson',
  title: '调课、补课',
  http: 'POST /training/classes/{id}/lessons/{day}/move',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    day: Day,
    to: Day,
    why: z.string().trim().min(4, '请写明为什么调课').max(200),
  }),
  output: z.object({ to: z.string() }),
  async run(ctx, { id, day, to, why }) {
    const one = await runningClass(ctx, id)
    const at = (message: string) => ({ fields: [{ path: 'to', message }] })
    const days = (await readDays(ctx.db, id)).map((planned) => planned.day)
    if (!days.includes(day)) throw refusals.noLessonThen(formatDay(day))
    if (await pauseOf(ctx.db, id))
      throw refusals.pausedAlready({ detail: '先复课，停下的课会顺延，再调单独一课。' })
    if ((await signedDays(ctx.db, id)).includes(day)) throw refusals.lessonHeld(formatDay(day))
    if (to < ctx.today) throw refusals.makeUpDayPast(at('请填今天或以后'))
    if (to < one.startsOn)
      throw refusals.lessonBeforeStart(at(`开班日是${formatDay(one.startsOn)}，请填这一天或以后`))
    if (days.includes(to)) throw refusals.lessonThere(at(`${formatDay(to)}已经有课，请换一个没有课的日子`))
    await changePlan(
      ctx,
      one,
      [{ from: day, to }],
      `${formatDay(day)}的课${day < ctx.today ? '没有上，' : ''}改到${formatDay(to)}：${why}`,
    )
    ctx.act.purpose(why)
    return { to }
  },
})

/** Another teacher takes the class from a day on (换教师); the district sees it in the class. */
export const changeTeacher = verb({
  name: 'training.change-teacher',
  title: '换教师',
  http: 'POST /training/classes/{id}/teacher',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    from: Day,
    teacher: z.string().trim().min(1, '请填写教师').max(60),
    why: z.string().trim().min(4, '请写明为什么换').max(200),
  }),
  output: z.object({ days: z.number().int() }),
  async run(ctx, { id, from, teacher, why }) {
    const one = await runningClass(ctx, id)
    const days = (await readDays(ctx.db, id)).map(({ day }) => day).filter((day) => day >= from)
    if (days.length === 0)
      throw refusals.noLessonThen(`${formatDay(from)}以后`, {
        fields: [{ path: 'from', message: `最后一课在${formatDay(one.endsOn)}` }],
      })
    await setTeacher(ctx.db, id, from, teacher)
    await requireOneRoom(ctx, one, days)
    await addAttention(ctx.db, id, `${formatDay(days[0] ?? from)}起由${teacher}任课：${why}`)
    ctx.act.purpose(why)
    return { days: days.length }
  },
})
