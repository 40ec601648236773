import { z } from 'zod'
import { Day } from '../../../../kernel/value/shapes.ts'
import { qrSvg } from '../../../../kernel/value/text/qr.ts'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { attendanceCode, codeHolds, rollCallMinute, SLOT_SECONDS } from '../../attendance/attendance-code.ts'
import { rollCallsOf } from '../../attendance/roll-call.ts'
import { type LessonSession, sessionOf } from '../../attendance/session.ts'
import { enterSignIn, PhoneSays, requireLessons, requireTheory, signalsOf } from '../../attendance/sign-in.ts'
import { onRoster, readAttendance } from '../../attendance/store.ts'
import { classTitle } from '../../class/class-names.ts'
import { editionFor } from '../../filing/filing-limits.ts'
import { noClass, ownClass, timetableOf } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { holdClass, type TrainingClass } from '../../store.ts'

/** The code for today's sign-in, to be shown large in the room; a new one every quarter of a minute. */
export const readAttendanceCode = verb({
  name: 'training.attendance-code',
  title: '显示签到码',
  http: 'GET /training/classes/{id}/attendance-code',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    day: z.string(),
    /** From when to when the lessons of today are, and where. */
    time: z.string(),
    place: z.string(),
    url: z.string(),
    svg: z.string(),
    secondsLeft: z.number().int(),
    slotSeconds: z.number().int(),
    signed: z.number().int(),
    /** The drawn moment of the second roll call has come, and it was not held yet (第二次点名). */
    rollCallDue: z.boolean(),
    rollCalls: z.number().int(),
    /** Called a second time and not answered yet. */
    unanswered: z.number().int(),
    roomMarked: z.boolean(),
  }),
  async run(ctx, { id }) {
    const one = await ownClass(ctx, id)
    await requireLessons(ctx, one, ctx.today)
    const session = await todaysSession(ctx, id)
    const { code, secondsLeft } = attendanceCode(ctx.sealer, session, ctx.now)
    const url = `${ctx.origin}/attend/${id}/${code}`
    const lesson = (await timetableOf(ctx.db, one)).find(({ day }) => day === ctx.today)
    const calls = await rollCallsOf(ctx.db, id, ctx.today)
    return {
      day: ctx.today,
      time: lesson?.time ?? '',
      place: lesson?.place ?? one.place,
      url,
      svg: qrSvg(url, '今天的签到二维码'),
      secondsLeft,
      slotSeconds: SLOT_SECONDS,
      signed: (await readAttendance(ctx.db, id, { day: ctx.today })).length,
      rollCallDue: await rollCallDue(ctx, one, session, calls),
      rollCalls: calls.held,
      unanswered: calls.waiting,
      roomMarked: session.room !== null,
    }
  },
})

async function rollCallDue(
  ctx: VerbContext,
  one: TrainingClass,
  session: LessonSession,
  { held, firstAt }: { held: number; firstAt: Date | null },
): Promise<boolean> {
  const { signIn } = editionFor(await ctx.standards(), one.filedOn).data
  if (!signIn || held > 0 || firstAt === null) return false
  const minute = rollCallMinute(ctx.sealer, session, signIn.rollCall)
  return ctx.now.getTime() >= firstAt.getTime() + minute * 60_000
}

export const SignIn = z.object({
  title: z.string(),
  day: z.string(),
  hours: z.number().int(),
  /** When the person signed in; of an earlier time where `already`. */
  at: z.string(),
  already: z.boolean(),
})

/** A trainee signs in with the code shown in the room (签到); once a day, a second time answers a roll call or changes nothing. */
export const attend = verb({
  name: 'training.attend',
  title: '上课签到',
  http: 'POST /training/classes/{id}/attendance',
  who: may('training.attend'),
  input: z.strictObject({
    id: z.uuid(),
    code: z.string().regex(/^[0-9a-f]{1,64}$/, '签到码不完整，请重新扫码'),
    ...PhoneSays,
  }),
  output: SignIn.extend({ answered: z.boolean() }),
  async run(ctx, { id, code, ...said }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    if (!(await onRoster(ctx.db, id, person))) {
      throw refusals.notOnRoster()
    }
    const hours = await requireLessons(ctx, one, ctx.today)
    await requireTheory(ctx, id, person, ctx.today)
    const session = await todaysSession(ctx, id)
    if (!codeHolds(ctx.sealer, session, ctx.now, code)) {
      throw refusals.codeRenewed()
    }
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    const { before, answered } = await enterSignIn(ctx, one, {
      person,
      day: ctx.today,
      at: ctx.now,
      method: 'qr',
      enteredBy: null,
      reason: null,
      signals: signalsOf(ctx, session, said),
    })
    return {
      title: classTitle(one),
      day: ctx.today,
      hours,
      at: (before ?? ctx.now).toISOString(),
      already: before !== null,
      answered,
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
    const { before } = await enterSignIn(ctx, one, {
      person,
      day,
      at: ctx.now,
      method: 'teacher',
      enteredBy: ctx.actor.label,
      reason,
      signals: {},
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

async function todaysSession(ctx: VerbContext, id: string): Promise<LessonSession> {
  const session = await sessionOf(ctx.db, id, ctx.today)
  if (!session) throw new Error('a day with lessons has a session')
  return session
}
