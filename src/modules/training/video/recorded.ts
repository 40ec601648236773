import { z } from 'zod'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { readDays } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
import { coveredMinutes } from './cover.ts'
import { videosOf } from './store.ts'

/** What of a class was recorded (录像), beside what was taught, day by day until today. */
export const RecordedShape = z.object({
  taughtMinutes: z.number().int(),
  coveredMinutes: z.number().int(),
  lessonMinutes: z.number().int(),
  days: z.array(
    z.object({
      day: z.string(),
      taughtMinutes: z.number().int(),
      coveredMinutes: z.number().int(),
      videos: z.array(
        z.object({
          file: z.uuid(),
          name: z.string(),
          beginsAt: z.string(),
          minutes: z.number().int(),
          by: z.string(),
          sentAt: z.string(),
          withdrawn: z.boolean(),
          /** Whether this reader may take it back still. */
          mine: z.boolean(),
        }),
      ),
    }),
  ),
})

/** Minutes that recordings cover against minutes taught (R3.8); what is taken back covers nothing. */
export async function recordedOf(
  ctx: VerbContext,
  one: TrainingClass,
): Promise<z.infer<typeof RecordedShape>> {
  const { lessonMinutes } = editionFor(await ctx.standards(), one.filedOn).data.hours
  const videos = await videosOf(ctx.db, one.id)
  const days = (await readDays(ctx.db, one.id))
    .filter(({ day }) => day <= ctx.today)
    .map(({ day, lessons }) => {
      const own = videos.filter((video) => video.day === day)
      const taughtMinutes = lessons * lessonMinutes
      return {
        day,
        taughtMinutes,
        coveredMinutes: coveredMinutes(
          own
            .filter(({ file }) => !file.withdrawnAt)
            .map(({ beginsAt, millis }) => ({ from: beginsAt.getTime(), to: beginsAt.getTime() + millis })),
          taughtMinutes,
        ),
        videos: own.map(({ file, beginsAt, millis }) => ({
          file: file.id,
          name: file.name,
          beginsAt: beginsAt.toISOString(),
          minutes: Math.floor(millis / 60_000),
          by: file.label,
          sentAt: file.at.toISOString(),
          withdrawn: file.withdrawnAt !== null,
          mine:
            one.state === 'approved' &&
            file.withdrawnAt === null &&
            file.account !== null &&
            file.account === ctx.actor.account,
        })),
      }
    })
  const sum = (of: 'taughtMinutes' | 'coveredMinutes') => days.reduce((total, day) => total + day[of], 0)
  return { taughtMinutes: sum('taughtMinutes'), coveredMinutes: sum('coveredMinutes'), lessonMinutes, days }
}
