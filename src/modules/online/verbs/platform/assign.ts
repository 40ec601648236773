import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { keepOneRoom, setOnlineDays } from '../../../training/index.ts'
import { keepClassPlatform } from '../../platform/classes.ts'
import { platformById } from '../../platform/store.ts'
import { refusals } from '../../refusals.ts'
import { classToAssign, firstDays } from '../online-days.ts'

/**
 * A provider says by which course of a selected platform the first days of its blended class are taught (R2.3, R7.2), as it does with
 * a course of the city. The course is what the platform's records name as the activity, or as what it is a part of.
 */
export const assignPlatformCourse = verb({
  name: 'online.assign-platform',
  title: '给班次指定平台课程',
  http: 'POST /online/classes/{class}/platform',
  who: may('online.assign'),
  input: z.strictObject({
    class: z.uuid(),
    platform: z.uuid(),
    activity: z
      .string()
      .trim()
      .max(300)
      .regex(/^https?:\/\/[^\s/]+\/\S*$/, '请填平台给这门课的地址，以 https:// 开头'),
    /** So many of the first days of its timetable. */
    days: z.number().int().min(1).max(200),
  }),
  output: z.object({ days: z.array(z.string()), lessons: z.number().int() }),
  async run(ctx, { class: id, platform: platformId, activity, days }) {
    const one = await classToAssign(ctx, id)
    const platform = await platformById(ctx.db, platformId)
    if (!platform) throw refusals.noSuchPlatform()
    if (platform.standing !== 'selected') throw refusals.notSelected()
    if (platform.organisation === one.provider) throw refusals.ownPlatform()
    const first = await firstDays(ctx, id, days)
    await setOnlineDays(ctx.db, id, first.days)
    await keepOneRoom(ctx, one)
    await keepClassPlatform(ctx.db, id, { platform: platformId, activity }, ctx.now)
    return first
  },
})
