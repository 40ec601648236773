import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { tellOf } from '../../../../kernel/message/index.ts'
import { minutesOf, timeOfDayOf } from '../../../../kernel/value/time/time-of-day.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { requireLessons } from '../../attendance/sign-in.ts'
import { classTitle } from '../../class/class-names.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { timeText } from '../../lessons/in-two-places.ts'
import { noClass } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { insertCheck } from '../../remote/store.ts'
import { readDays } from '../../roster/store.ts'
import { holdClass, type TrainingClass } from '../../store.ts'

/**
 * An officer looks into a room from afar (远程抽查, R1.7): the trainer answers from the phone within minutes with a picture and a head
 * count, or says why not. One officer may ask: two inspectors are what a visit on site needs. It marks nobody absent.
 */
export const askRemoteCheck = verb({
  name: 'training.ask-remote-check',
  title: '发起远程抽查',
  http: 'POST /training/classes/{id}/remote-checks',
  who: may('training.supervise'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ check: z.uuid(), dueAt: z.string() }),
  async run(ctx, { id }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ district: one.district })
    await requireLessons(ctx, one, ctx.today)
    await requireNow(ctx, one)
    const { remoteCheck } = editionFor(await ctx.standards(), ctx.today).data
    if (!remoteCheck) throw refusals.noRemoteChecks()
    const check = randomUUID()
    const dueAt = new Date(ctx.now.getTime() + remoteCheck.answerMinutes * 60_000)
    const asked = { id: check, class: id, day: ctx.today, askedAt: ctx.now, askedBy: ctx.actor.label, dueAt }
    if (!(await insertCheck(ctx.db, asked))) throw refusals.remoteCheckOpen()
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    ctx.act.after({ check, dueAt: dueAt.toISOString() })
    await tellOf(
      ctx,
      { number: one.number, seq: seqOf(ctx.now), district: one.district, href: `/work/classes/${id}/phone` },
      { kind: 'organisation', id: one.provider },
      `远程抽查：${classTitle(one)}正在上课，请在 ${remoteCheck.answerMinutes} 分钟内用手机签到页应答：拍教室照片、填到课人数，或说明情况。`,
    )
    return { check, dueAt: dueAt.toISOString() }
  },
})

/** A number that no event of the filing's case has, and no other check of the class. */
const seqOf = (now: Date): number => Math.floor(now.getTime() / 1000)

/** Lessons are on at this moment, where their times are known. Throws 409. */
async function requireNow(ctx: VerbContext, one: TrainingClass): Promise<void> {
  const lesson = (await readDays(ctx.db, one.id)).find(({ day }) => day === ctx.today)
  if (!lesson?.at) return
  const now = minutesOf(timeOfDayOf(ctx.now))
  if (now < minutesOf(lesson.at.from) || now >= minutesOf(lesson.at.to))
    throw refusals.noLessonNow({ detail: `今天 ${timeText(lesson.at)} 上课，请在上课时发起。` })
}
