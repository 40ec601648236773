import { z } from 'zod'
import { qrSvg } from '../../../../kernel/documents/index.ts'
import { Day } from '../../../../kernel/value/shapes.ts'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { rectificationsOf } from '../../../organisations/index.ts'
import { attendanceCode, codeHolds, SLOT_SECONDS } from '../../attendance/attendance-code.ts'
import { onlineDaysOf } from '../../attendance/online-days.ts'
import { insertAttendance, onRoster, readAttendance } from '../../attendance/store.ts'
import { classTitle } from '../../class/class-names.ts'
import { refusals } from '../../refusals.ts'
import { readDays } from '../../roster/store.ts'
import { holdClass, type TrainingClass } from '../../store.ts'
import { noClass, ownClass } from '../../views.ts'

/** The code for today's sign-in, to be shown large in the room; a new one every half minute. */
export const readAttendanceCode = verb({
  name: 'training.attendance-code',
  title: '显示签到码',
  http: 'GET /training/classes/{id}/attendance-code',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    day: z.string(),
    url: z.string(),
    svg: z.string(),
    secondsLeft: z.number().int(),
    slotSeconds: z.number().int(),
    signed: z.number().int(),
  }),
  async run(ctx, { id }) {
    const one = await ownClass(ctx, id)
    await requireLessons(ctx, one, ctx.today)
    const { code, secondsLeft } = attendanceCode(ctx.sealer, id, ctx.today, ctx.now)
    const url = `${ctx.origin}/attend/${id}/${code}`
    return {
      day: ctx.today,
      url,
      svg: qrSvg(url, '今天的签到二维码'),
      secondsLeft,
      slotSeconds: SLOT_SECONDS,
      signed: (await readAttendance(ctx.db, id, { day: ctx.today })).length,
    }
  },
})

const SignIn = z.object({
  title: z.string(),
  day: z.string(),
  hours: z.number().int(),
  /** When the person signed in; of an earlier time where `already`. */
  at: z.string(),
  already: z.boolean(),
})

/** A trainee signs in with the code shown in the room (签到); once a day, a second time changes nothing. */
export const attend = verb({
  name: 'training.attend',
  title: '上课签到',
  http: 'POST /training/classes/{id}/attendance',
  who: may('training.attend'),
  input: z.strictObject({
    id: z.uuid(),
    code: z.string().regex(/^[0-9a-f]{1,64}$/, '签到码不完整，请重新扫码'),
  }),
  output: SignIn,
  async run(ctx, { id, code }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    if (!(await onRoster(ctx.db, id, person))) {
      throw refusals.notOnRoster()
    }
    const hours = await requireLessons(ctx, one, ctx.today)
    await requireTheory(ctx, id, person, ctx.today)
    if (!codeHolds(ctx.sealer, id, ctx.today, ctx.now, code)) {
      throw refusals.codeRenewed()
    }
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    const { before } = await insertAttendance(ctx.db, id, {
      person,
      day: ctx.today,
      at: ctx.now,
      method: 'qr',
      enteredBy: null,
      reason: null,
    })
    return {
      title: classTitle(one),
      day: ctx.today,
      hours,
      at: (before ?? ctx.now).toISOString(),
      already: before !== null,
    }
  },
})

/** The teacher enters who was there but could not scan (代签), with the reason; kept apart from scanned ones. */
export const enterAttendance = verb({
  name: 'training.enter-attendance',
  title: '补录签到',
  http: 'POST /training/classes/{id}/attendance/by-hand',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    person: z.uuid(),
    day: Day.optional(),
    reason: z.string().trim().min(2, '请写明为什么不能扫码').max(200, '理由不超过 200 个字'),
  }),
  output: SignIn,
  async run(ctx, { id, person, day = ctx.today, reason }) {
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    if (day > ctx.today) {
      throw refusals.dayToCome({ fields: [{ path: 'day', message: '只能补录今天或以前的上课日' }] })
    }
    if (!(await onRoster(ctx.db, id, person))) throw refusals.noSuchTrainee()
    const hours = await requireLessons(ctx, one, day)
    await requireTheory(ctx, id, person, day)
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    ctx.act.purpose(reason)
    const { before } = await insertAttendance(ctx.db, id, {
      person,
      day,
      at: ctx.now,
      method: 'teacher',
      enteredBy: ctx.actor.label,
      reason,
    })
    return {
      title: classTitle(one),
      day,
      hours,
      at: (before ?? ctx.now).toISOString(),
      already: before !== null,
    }
  },
})

/**
 * Nobody signs in by hand or code on a day that is taught online, nor for practice before all of the online theory is learnt (R7.2).
 * A day of theory that comes only later, since it was postponed, is not asked for yet.
 */
async function requireTheory(ctx: VerbContext, id: string, person: string, day: CivilDate): Promise<void> {
  const online = await onlineDaysOf(ctx.db, id)
  if (online.includes(day)) throw refusals.onlineDay(formatDay(day))
  const before = online.filter((one) => one < day)
  if (before.length === 0) return
  const signed = new Set((await readAttendance(ctx.db, id, { person })).map((one) => one.day))
  if (before.some((one) => !signed.has(one))) throw refusals.theoryFirst()
}

/** The lessons of the class on that day. Throws 409 when it is not open or has no lessons then. */
async function requireLessons(ctx: VerbContext, one: TrainingClass, day: CivilDate): Promise<number> {
  if (one.state === 'completed') throw refusals.completedNoSignIn()
  if (one.state !== 'approved') throw refusals.notApprovedYet()
  const stop = (await rectificationsOf(ctx.db, one.provider)).find(
    ({ from, to }) => from <= day && (to === null || day <= to),
  )
  if (stop) {
    throw refusals.noLessonsWhileRectifying({
      detail: `整改函${stop.letter}，${formatDay(stop.from)}起。整改解除以后，请机构在班次页面顺延没有上的课。`,
    })
  }
  const planned = (await readDays(ctx.db, one.id)).find((each) => each.day === day)
  if (!planned) {
    throw refusals.noLessonThen(formatDay(day), {
      detail: `这个班的课从${formatDay(one.startsOn)}到${formatDay(one.endsOn)}，请看课表。`,
    })
  }
  return planned.lessons
}
