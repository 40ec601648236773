import { z } from 'zod'
import { sameOccupation } from '../../../../kernel/value/occupation.ts'
import { Day, Time } from '../../../../kernel/value/shapes.ts'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { minutesOf, type Stretch } from '../../../../kernel/value/time/time-of-day.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { lockClassLessons, requireFree } from '../../lessons/free.ts'
import { timeText } from '../../lessons/in-two-places.ts'
import { lessonsWithin, timesOfFewer } from '../../lessons/times.ts'
import { changePlan } from '../../life/change-plan.ts'
import { pauseOf } from '../../life/pause.ts'
import { runningClass } from '../../life/running-class.ts'
import { setLessons, setTeacher, setUsualTimes, signedDays } from '../../life/store.ts'
import { addAttention } from '../../oversight/store.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'
import type { TrainingClass } from '../../store.ts'
import { entryOfTeacher, namedTeacher } from '../../teachers/named.ts'
import { type NamedTeacher, shownTeacher } from '../../teachers/teacher.ts'

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
    /** New times; those of the lesson stay where none are told, and have to be told where it never had any. */
    beginsAt: Time.optional(),
    endsAt: Time.optional(),
    place: z.string().trim().min(1).max(200).optional(),
    why: z.string().trim().min(4, '请写明为什么调课').max(200),
  }),
  output: z.object({ to: z.string() }),
  async run(ctx, { id, day, to, why, place, ...times }) {
    const one = await runningClass(ctx, id)
    const at = (message: string) => ({ fields: [{ path: 'to', message }] })
    const planned = await readDays(ctx.db, id)
    const days = planned.map((each) => each.day)
    const lesson = planned.find((each) => each.day === day)
    if (!lesson) throw refusals.noLessonThen(formatDay(day))
    if (await pauseOf(ctx.db, id))
      throw refusals.pausedAlready({ detail: '先复课，停下的课会顺延，再调单独一课。' })
    if ((await signedDays(ctx.db, id)).includes(day)) throw refusals.lessonHeld(formatDay(day))
    if (to < ctx.today) throw refusals.makeUpDayPast(at('请填今天或以后'))
    if (to < one.startsOn)
      throw refusals.lessonBeforeStart(at(`开班日是${formatDay(one.startsOn)}，请填这一天或以后`))
    if (days.includes(to)) throw refusals.lessonThere(at(`${formatDay(to)}已经有课，请换一个没有课的日子`))
    const stretch = newTimes(lesson.at, times)
    await requireLength(ctx, one, [{ ...lesson, at: stretch }])
    await changePlan(
      ctx,
      one,
      [{ from: day, to }],
      `${formatDay(day)}的课${day < ctx.today ? '没有上，' : ''}改到${formatDay(to)} ${timeText(stretch)}：${why}`,
      { at: stretch, place: place ?? null },
    )
    ctx.act.purpose(why)
    return { to }
  },
})

/** The times of a lesson that moves. Throws 422 where it never had any, or they end before they begin. */
function newTimes(
  at: Stretch | null,
  {
    beginsAt = at?.from,
    endsAt = at?.to,
  }: { beginsAt?: Stretch['from'] | undefined; endsAt?: Stretch['to'] | undefined },
): Stretch {
  if (!beginsAt || !endsAt)
    throw refusals.lessonNeedsTimes({
      fields: [
        ...(beginsAt ? [] : [{ path: 'beginsAt', message: '请填上课时间' }]),
        ...(endsAt ? [] : [{ path: 'endsAt', message: '请填下课时间' }]),
      ],
    })
  if (minutesOf(endsAt) <= minutesOf(beginsAt))
    throw refusals.badTimes({ fields: [{ path: 'endsAt', message: '下课时间要晚于上课时间' }] })
  return { from: beginsAt, to: endsAt }
}

/** R7.4: the times of each day hold its lessons. Throws 422 with the day and how long it has to be. */
async function requireLength(
  ctx: VerbContext,
  one: TrainingClass,
  days: readonly { day: string; lessons: number; at: Stretch }[],
): Promise<void> {
  const { lessonMinutes } = editionFor(await ctx.standards(), one.filedOn).data.hours
  const short = days.find(({ lessons, at }) => lessonsWithin(at, lessonMinutes) < lessons)
  if (short)
    throw refusals.lessonTooShort({
      fields: [
        {
          path: 'endsAt',
          message: `${short.day}有 ${short.lessons} 课时，至少要 ${short.lessons * lessonMinutes} 分钟，现在是 ${timeText(short.at)}`,
        },
      ],
    })
}

/** From a day on the lessons are at other times, or in another room (改上课时间、地点); also where no times were ever filled in. */
export const changeLessons = verb({
  name: 'training.change-lessons',
  title: '改上课时间、地点',
  http: 'POST /training/classes/{id}/lessons/times',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    from: Day,
    beginsAt: Time,
    endsAt: Time,
    place: z.string().trim().min(1).max(200).optional(),
    why: z.string().trim().min(4, '请写明为什么改').max(200),
  }),
  output: z.object({ days: z.number().int() }),
  async run(ctx, { id, from, place, why, ...times }) {
    const one = await runningClass(ctx, id)
    const usual = newTimes(null, times)
    const signed = new Set(await signedDays(ctx.db, id))
    const all = (await readDays(ctx.db, id)).filter(({ day }) => day >= from)
    const open = all.filter(({ day }) => !signed.has(day))
    if (open.length === 0)
      throw refusals.noLessonThen(`${formatDay(from)}以后`, {
        fields: [
          {
            path: 'from',
            message: all.length > 0 ? '这些天都已有签到，时间不能再改' : `最后一课在${formatDay(one.endsOn)}`,
          },
        ],
      })
    const days = open.map((each) => ({
      ...each,
      at: timesOfFewer(usual, each.lessons, Math.max(each.lessons, one.hoursPerDay)),
    }))
    await requireLength(ctx, one, days)
    await lockClassLessons(ctx, one)
    await setLessons(ctx.db, id, days, place ?? null)
    await setUsualTimes(ctx.db, id, usual)
    await requireFree(
      ctx,
      one,
      days.map(({ day }) => day),
    )
    const where = place ? `，在${place}` : ''
    await addAttention(
      ctx.db,
      id,
      `${formatDay(days[0]?.day ?? from)}起改为 ${timeText(usual)} 上课${where}：${why}`,
    )
    ctx.act.before({ times: timeText(one.at), place: one.place })
    ctx.act.after({ times: timeText(usual), place: place ?? one.place, days: days.length })
    ctx.act.purpose(why)
    return { days: days.length }
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
    /** One of the provider's register, by person or by name. */
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
    const taker = await takesOver(ctx, one, teacher, days)
    await lockClassLessons(ctx, one, [taker])
    await setTeacher(ctx.db, id, from, taker)
    await requireFree(ctx, one, days)
    await addAttention(ctx.db, id, `${formatDay(days[0] ?? from)}起由${shownTeacher(taker)}任课：${why}`)
    ctx.act.purpose(why)
    return { days: days.length }
  },
})

/**
 * Who takes the lessons over: from the day of the standard on one of the register, there on all these days and allowed to teach the
 * occupation. Throws 422 for anybody else.
 */
async function takesOver(
  ctx: VerbContext,
  one: TrainingClass,
  teacher: string,
  days: readonly CivilDate[],
): Promise<NamedTeacher> {
  const wrong = (message: string) => refusals.teacherNotRegistered({ fields: [{ path: 'teacher', message }] })
  const found = await namedTeacher(ctx, one.provider, teacher)
  if (!found) throw wrong('教师名册里没有这个人，请重新选择')
  const { teachers } = editionFor(await ctx.standards(), ctx.today).data
  if (found.person === null) {
    if (teachers && ctx.today >= teachers.registeredFrom)
      throw wrong(`${teacher}不在登记的教师里，或者有几位同名，请从教师名册里选；没有登记的先登记`)
    return found
  }
  const from = days[0] ?? one.startsOn
  const to = days.at(-1) ?? one.endsOn
  const entry = await entryOfTeacher(ctx.db, one.provider, found.person, { from, to })
  if (!entry || entry.from > from || (entry.until !== null && entry.until < to))
    throw wrong(
      `${found.name}登记的任教日期没有包括${formatDay(from)}至${formatDay(to)}，请换一位，或者先更正登记`,
    )
  if (!entry.occupations.some((each) => sameOccupation(each, one.occupation)))
    throw wrong(`${found.name}登记的可任教职业是${entry.occupations.join('、')}，请换一位`)
  return found
}
