import { z } from 'zod'
import { qrSvg } from '../../../../kernel/value/text/qr.ts'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { may, Problem, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { peopleByIds } from '../../../people/index.ts'
import { passHolders, passOf } from '../../attendance/pass.ts'
import { BECAME, type Became, keepReceived, receivedBefore } from '../../attendance/received.ts'
import { enterSignIn, requireLessons, requireTheory } from '../../attendance/sign-in.ts'
import { classTitle } from '../../class/class-names.ts'
import { faceStandings } from '../../face/store.ts'
import { noClass, ownClass, timetableOf } from '../../listing/views.ts'
import { refusals } from '../../refusals.ts'
import { readTrainees } from '../../roster/store.ts'
import { lockClass, type TrainingClass } from '../../store.ts'

const Entry = z.strictObject({
  /** Made by the phone once for this sign-in; sent again it is the same sign-in. */
  key: z.uuid(),
  pass: z.string().regex(/^[0-9a-f]{12}$/),
  /** By the clock of the phone. */
  at: z.iso.datetime(),
  /** By hand, with the reason, where the pass was not scanned. */
  byHand: z.string().trim().min(2, '请写明为什么不能扫凭证').max(200).optional(),
})
type Entry = z.output<typeof Entry>

/** How far ahead of the server's clock a corrected moment may still be. */
const AHEAD_SECONDS = 120

/** No class lasts longer; a moment farther from now was never one of its days. */
const FARTHEST_MS = 3660 * 24 * 3600 * 1000

/**
 * What a trainer's phone kept while it had no network (离线签到), any number of times: each entry is taken once by its key. The
 * phone says what its clock shows now, and its error is taken off every moment.
 */
export const handInSignIns = verb({
  name: 'training.hand-in-sign-ins',
  title: '送来离线签到',
  http: 'POST /training/classes/{id}/sign-ins',
  who: may('training.teach'),
  input: z.strictObject({
    id: z.uuid(),
    clock: z.iso.datetime(),
    entries: z.array(Entry).min(1).max(100),
  }),
  output: z.object({
    results: z.array(z.object({ key: z.uuid(), became: z.enum(BECAME), why: z.string().nullable() })),
  }),
  async run(ctx, { id, clock, entries }) {
    const one = await lockClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ organisation: one.provider })
    ctx.act.subject('class', id)
    ctx.act.district(one.district)
    const off = ctx.now.getTime() - Date.parse(clock)
    const people = (await readTrainees(ctx.db, id)).map(({ person }) => person)
    const holders = passHolders(ctx.sealer, id, people)
    const known = await receivedBefore(
      ctx.db,
      id,
      entries.map(({ key }) => key),
    )
    const results: { key: string; became: Became; why: string | null }[] = []
    for (const entry of entries) {
      const result = known.get(entry.key) ?? (await take(ctx, one, holders, off, entry))
      known.set(entry.key, result)
      results.push({ key: entry.key, ...result })
    }
    return { results }
  },
})

async function take(
  ctx: VerbContext,
  one: TrainingClass,
  holders: ReadonlyMap<string, string>,
  off: number,
  entry: Entry,
): Promise<{ became: Became; why: string | null }> {
  const moment = new Date(Date.parse(entry.at) + off)
  const far = Math.abs(moment.getTime() - ctx.now.getTime()) > FARTHEST_MS
  const at = far ? ctx.now : moment
  const day = civilDateOf(at)
  const person = holders.get(entry.pass) ?? null
  const done: { became: Became; why: string | null } = far
    ? { became: 'rejected', why: '手机记下的时间离现在太远，请在班次页补录签到' }
    : await outcome(ctx, one, { person, at, day, off, entry })
  const fresh = await keepReceived(ctx.db, one.id, {
    key: entry.key,
    person,
    day,
    at,
    receivedAt: ctx.now,
    by: ctx.actor.label,
    ...done,
  })
  return fresh ? done : { became: 'rejected', why: '这条签到的编号在别的班用过' }
}

async function outcome(
  ctx: VerbContext,
  one: TrainingClass,
  given: { person: string | null; at: Date; day: ReturnType<typeof civilDateOf>; off: number; entry: Entry },
): Promise<{ became: Became; why: string | null }> {
  const { person, at, day, off, entry } = given
  if (!person) return { became: 'rejected', why: '凭证不是这个班名册里的人的' }
  if (at.getTime() > ctx.now.getTime() + AHEAD_SECONDS * 1000)
    return { became: 'rejected', why: '签到时间在将来' }
  try {
    await requireLessons(ctx, one, day)
    await requireTheory(ctx, one.id, person, day)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { became: 'rejected', why: error.title }
  }
  const { before, answered } = await enterSignIn(ctx, one, {
    person,
    day,
    at,
    method: entry.byHand ? 'teacher' : 'pass',
    enteredBy: ctx.actor.label,
    reason: entry.byHand ?? null,
    signals: {
      receivedAt: ctx.now.toISOString(),
      ...(Math.abs(off) > 1000 ? { clockOff: Math.round(off / 1000) } : {}),
    },
  })
  return { became: before === null || answered ? 'counted' : 'already', why: null }
}

/** What the trainer's phone takes along before the lesson (签到名单): days, names and passes, so that it works without network. */
export const readSignInList = verb({
  name: 'training.sign-in-list',
  title: '取签到名单',
  http: 'GET /training/classes/{id}/sign-in-list',
  who: may('training.teach'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    title: z.string(),
    days: z.array(z.string()),
    /** When and where each lesson is. */
    lessons: z.array(z.object({ day: z.string(), time: z.string(), place: z.string() })),
    trainees: z.array(
      z.object({
        name: z.string(),
        line: z.number().int(),
        pass: z.string(),
        svg: z.string(),
        /** What the trainee agreed to (照片比对); whoever did not signs in like everybody else. */
        face: z.enum(['agreed', 'withdrawn']).nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const one = await ownClass(ctx, id)
    ctx.within({ organisation: one.provider })
    if (one.state !== 'approved') throw refusals.notApprovedYet()
    const lessons = await timetableOf(ctx.db, one)
    const faces = await faceStandings(ctx.db, id)
    const trainees = await readTrainees(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      trainees.map(({ person }) => person),
    )
    return {
      id,
      title: classTitle(one),
      days: lessons.map(({ day }) => day),
      lessons: lessons.map(({ day, time, place }) => ({ day, time, place })),
      trainees: trainees.map(({ person, line }) => {
        const name = people.get(person)?.maskedName ?? ''
        const pass = passOf(ctx.sealer, id, person)
        return { line, name, pass, face: faces.get(person) ?? null, svg: qrSvg(pass, `${name}的签到凭证`) }
      }),
    }
  },
})
