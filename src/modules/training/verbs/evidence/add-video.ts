import { z } from 'zod'
import { attachFile, videoOf } from '../../../../kernel/file/index.ts'
import { Day } from '../../../../kernel/value/shapes.ts'
import { civilDateOf, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, upload, verb } from '../../../../kernel/verb/index.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'
import { holdClass } from '../../store.ts'
import { insertVideo, videoSubject, videosOfContent } from '../../video/store.ts'

/** The largest recording that is taken in one piece, in bytes: a lesson at a quality that shows who is there. */
const MOST = 32 * 1024 * 1024

/**
 * Hands in a recording of a day's lessons (上传上课录像, R3.8): what it covers begins when it is said to begin and lasts as long as
 * its content does, so that nobody types hours.
 */
export const addVideo = verb({
  name: 'training.add-video',
  title: '上传上课录像',
  http: 'POST /training/classes/{id}/videos',
  who: may('training.teach'),
  bodyLimit: Math.ceil((MOST * 4) / 3) + 4096,
  input: z.strictObject({
    id: z.uuid(),
    day: Day,
    begins: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '请写成 08:30 这样的时刻'),
    file: upload(MOST),
  }),
  output: z.object({ minutes: z.number().int() }),
  async run(ctx, { id, day, begins, file }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    if (one.state === 'completed') throw refusals.classCompleted()
    if (one.state !== 'approved') throw refusals.notApprovedYet()
    if (!(await readDays(ctx.db, id)).some((each) => each.day === day))
      throw refusals.noLessonThen(formatDay(day))
    const attached = await attachFile(ctx, videoSubject(id, day), file, null, 'video')
    const beginsAt = new Date(`${day}T${begins}:00+08:00`)
    const millis = videoOf(file.bytes)?.millis ?? 0
    const ends = new Date(beginsAt.getTime() + millis - 1)
    if (civilDateOf(ends) !== day || ends > ctx.now)
      throw refusals.recordingTooLong({
        fields: [{ path: 'begins', message: `从${begins}起，录像长 ${Math.ceil(millis / 60_000)} 分钟` }],
      })
    const before = await videosOfContent(ctx.db, attached.address)
    if (before.some((video) => !video.file.withdrawnAt)) throw refusals.recordingUsed()
    await insertVideo(ctx.db, id, { day, beginsAt, millis, file: attached })
    ctx.act.after({ file: attached.id, day, begins, minutes: Math.floor(millis / 60_000) })
    return { minutes: Math.floor(millis / 60_000) }
  },
})
