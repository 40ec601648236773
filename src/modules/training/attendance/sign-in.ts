import { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { minutesOf, timeOfDayOf } from '../../../kernel/value/time/time-of-day.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { rectificationsOf } from '../../organisations/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { pauseOf } from '../life/pause.ts'
import { leftOn } from '../life/store.ts'
import { refusals } from '../refusals.ts'
import { readDays } from '../roster/store.ts'
import { doubtsOfSignIn } from '../rules/sign-in.ts'
import type { TrainingClass } from '../store.ts'
import { metresBetween } from './distance.ts'
import { onlineDaysOf } from './online-days.ts'
import { CALLED } from './roll-call.ts'
import type { LessonSession } from './session.ts'
import {
  changeStanding,
  insertAttendance,
  type NewAttendance,
  othersOnPhone,
  readAttendance,
  type Signals,
} from './store.ts'

/** What a phone may say along with a sign-in; nobody has to let it. */
export const PhoneSays = {
  place: z
    .strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      accuracy: z.number().min(0).max(1e7),
    })
    .optional(),
  phone: z.string().min(8).max(80).optional(),
}
type Said = {
  place?: { latitude: number; longitude: number; accuracy: number } | undefined
  phone?: string | undefined
}

/** The signals of a sign-in, of which neither a place nor the name of a phone is kept. */
export function signalsOf(ctx: VerbContext, session: LessonSession, { place, phone }: Said): Signals {
  const away = place && session.room ? metresBetween(place, session.room) - place.accuracy : null
  return {
    ...(away === null ? {} : { metresAway: Math.max(0, Math.round(away)) }),
    ...(phone ? { phone: ctx.sealer.mac(phone, 'training.phone').slice(0, 16) } : {}),
  }
}

/**
 * Writes a sign-in with what speaks against it, by the standard of the class. A second one of the same day answers a roll call that
 * waits for it; otherwise it changes nothing.
 */
export async function enterSignIn(
  ctx: VerbContext,
  one: TrainingClass,
  entry: NewAttendance & { signals: Signals },
): Promise<{ before: Date | null; answered: boolean }> {
  const { signIn, lessonTimes } = editionFor(await ctx.standards(), one.filedOn).data
  const { person, day, at, signals } = entry
  const received = signals.receivedAt ? Date.parse(signals.receivedAt) : at.getTime()
  const doubts = doubtsOfSignIn(
    {
      metresAway: signals.metresAway ?? null,
      samePhone: signals.phone
        ? await othersOnPhone(ctx.db, one.id, { person, day, phone: signals.phone })
        : 0,
      hoursLate: Math.max(0, received - at.getTime()) / 3_600_000,
      ...(entry.method === 'teacher' ? {} : await sinceBegin(ctx, one.id, day, at)),
    },
    signIn,
    lessonTimes,
  )
  const { before } = await insertAttendance(ctx.db, one.id, { ...entry, doubts })
  if (before === null || entry.method === 'teacher') return { before, answered: false }
  const [known] = await readAttendance(ctx.db, one.id, { person, day })
  const answered = known?.standing === 'unconfirmed' && known.standingWhy === CALLED
  if (answered)
    await changeStanding(ctx.db, one.id, [{ person, day }], {
      standing: 'confirmed',
      why: '已应第二次点名',
      by: ctx.actor.label,
      at: ctx.now,
      looked: false,
    })
  return { before, answered }
}

/** How long after the beginning of that day's lessons something happened, where their times are known. */
async function sinceBegin(ctx: VerbContext, id: string, day: CivilDate, at: Date) {
  const begins = (await readDays(ctx.db, id)).find((planned) => planned.day === day)?.at?.from
  return begins ? { minutesIn: minutesOf(timeOfDayOf(at)) - minutesOf(begins), beginsAt: begins } : {}
}

/**
 * Nobody signs in by hand or code on a day that is taught online, nor for practice before all of the online theory is learnt (R7.2).
 * A day of theory that comes only later, since it was postponed, is not asked for yet.
 */
export async function requireTheory(
  ctx: VerbContext,
  id: string,
  person: string,
  day: CivilDate,
): Promise<void> {
  const left = await leftOn(ctx.db, id, person)
  if (left && left <= day) throw refusals.leftClass(formatDay(left))
  const online = await onlineDaysOf(ctx.db, id)
  if (online.includes(day)) throw refusals.onlineDay(formatDay(day))
  const before = online.filter((one) => one < day)
  if (before.length === 0) return
  const signed = new Set((await readAttendance(ctx.db, id, { person })).map((one) => one.day))
  if (before.some((one) => !signed.has(one))) throw refusals.theoryFirst()
}

/** The lessons of the class on that day. Throws 409 when it is not open or has no lessons then. */
export async function requireLessons(ctx: VerbContext, one: TrainingClass, day: CivilDate): Promise<number> {
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
  const pause = await pauseOf(ctx.db, one.id)
  if (pause && pause.from <= day)
    throw refusals.pausedNow({ detail: `${formatDay(pause.from)}起停课：${pause.why}。复课以后再签到。` })
  const planned = (await readDays(ctx.db, one.id)).find((each) => each.day === day)
  if (!planned) {
    throw refusals.noLessonThen(formatDay(day), {
      detail: `这个班的课从${formatDay(one.startsOn)}到${formatDay(one.endsOn)}，请看课表。`,
    })
  }
  return planned.lessons
}
