import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { keepOneRoom, setOnlineDays } from '../../training/index.ts'
import { lessonsOf, publishedCourse } from '../course/store.ts'
import { refusals } from '../refusals.ts'
import { onlineOn } from '../standard.ts'
import { keepClassCourse } from '../watch/classes.ts'
import { classToAssign, firstDays } from './online-days.ts'

const MINUTE = 60_000

/**
 * A provider says by which course the first days of its blended class are taught online, before it begins (R2.3, R7.2: theory first,
 * practice never online). What a trainee is counted of that course then signs in for those days.
 */
export const assignCourse = verb({
  name: 'online.assign',
  title: '给班次指定网课',
  http: 'POST /online/classes/{class}/course',
  who: may('online.assign'),
  input: z.strictObject({
    class: z.uuid(),
    course: z.number().int().min(1).max(9_000_000_000),
    /** So many of the first days of its timetable. */
    days: z.number().int().min(1).max(200),
  }),
  output: z.object({ days: z.array(z.string()), lessons: z.number().int() }),
  async run(ctx, { class: id, course: courseId, days }) {
    const one = await classToAssign(ctx, id)
    const course = await publishedCourse(ctx.db, courseId)
    if (!course) throw refusals.noSuchCourse()
    if (course.withdrawnAt) throw refusals.courseWithdrawn()
    const { days: online, lessons } = await firstDays(ctx, id, days)
    const { lessonMinutes } = onlineOn(await ctx.standards(), ctx.today).hours
    const length = (await lessonsOf(ctx.db, [course.number])).reduce((sum, { millis }) => sum + millis, 0)
    if (length < lessons * lessonMinutes * MINUTE)
      throw refusals.courseTooShort({
        detail: `前 ${days} 天共 ${lessons} 课时，要 ${lessons * lessonMinutes} 分钟；这门课的视频共 ${Math.floor(length / MINUTE)} 分钟。请少选几天，或换一门课。`,
        fields: [{ path: 'days', message: '天数超过了网课的长度' }],
      })
    await setOnlineDays(ctx.db, id, online)
    await keepOneRoom(ctx, one)
    await keepClassCourse(ctx.db, id, course.number, ctx.now)
    return { days: online, lessons }
  },
})
