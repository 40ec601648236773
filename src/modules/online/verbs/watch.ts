import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import type { Lesson } from '../course/course.ts'
import { courseOfCase, lessonById } from '../course/store.ts'
import { refusals } from '../refusals.ts'
import { type CountingPolicy, countBeat, measure, UNCOUNTED, type Uncounted } from '../rules.ts'
import { type OnlineData, onlineOn } from '../standard.ts'
import { creditClasses, takeVoidedBack } from '../watch/classes.ts'
import { choicesWith, drawCheck, drawDue } from '../watch/presence.ts'
import {
  countedOn,
  holdSession,
  keepCounted,
  keepPresence,
  leftAt,
  openSession,
  watchedOf,
} from '../watch/store.ts'

const SECOND = 1000
const MINUTE = 60_000

/** Begins to watch a video on this device; whatever played elsewhere counts no more (一人一机). */
export const openWatching = verb({
  name: 'online.open-session',
  title: '开始计学时',
  http: 'POST /online/lessons/{id}/sessions',
  who: may('online.learn'),
  // A second try opens a second session, and the first counts no more.
  withoutKey: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    session: z.uuid(),
    /** Where it goes on: the last position that was acknowledged, in seconds. */
    position: z.number(),
    counted: z.number().int(),
    length: z.number().int(),
    beatSeconds: z.number().int(),
  }),
  async run(ctx, { id }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const lesson = await lessonToWatch(ctx, id)
    const standard = onlineOn(await ctx.standards(), ctx.today)
    const last = await leftAt(ctx.db, person, id)
    const position = last >= lesson.millis - SECOND ? 0 : last
    const checkAfter = drawDue(standard, lesson.millis)
    ctx.act.subject('online-lesson', id)
    const session = await openSession(ctx.db, { person, lesson: id, at: ctx.now, position, checkAfter })
    return {
      session,
      position: position / SECOND,
      counted: Math.floor(measure(await watchedOf(ctx.db, person, id)) / SECOND),
      length: Math.round(lesson.millis / SECOND),
      beatSeconds: standard.hours.beatSeconds,
    }
  },
})

const Told = z.object({
  /** The packet that the server expects next is this and one. */
  seq: z.number().int(),
  /** Where the server believes the player to be, in seconds. */
  position: z.number(),
  /** What has been counted of this lesson, and what this packet added, in seconds. */
  counted: z.number().int(),
  added: z.number(),
  why: z.object({ code: z.string(), text: z.string() }).nullable(),
  /** A number to be tapped, while presence is asked for. */
  check: z.object({ ask: z.string(), choices: z.array(z.string()), seconds: z.number().int() }).nullable(),
  ended: z.boolean(),
})

/** Takes one packet of a player and says what it earned (报进度). */
export const tellBeat = verb({
  name: 'online.beat',
  title: '报播放进度',
  http: 'POST /online/sessions/{id}/beats',
  who: may('online.learn'),
  // Its number is its key: the same packet earns once.
  withoutKey: true,
  input: z.strictObject({
    id: z.uuid(),
    seq: z.number().int().min(1).max(10_000_000),
    position: z.number().min(0).max(86_400),
    rate: z.number().min(0).max(100),
    playing: z.boolean(),
    hidden: z.boolean(),
    jumped: z.boolean(),
    answer: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
  }),
  output: Told,
  async run(ctx, { id, answer, ...packet }): Promise<z.input<typeof Told>> {
    const session = await holdSession(ctx.db, id, ctx.actor.person ?? NOBODY)
    if (!session) throw refusals.noSuchSession()
    const lesson = await lessonToWatch(ctx, session.lesson)
    const standard = onlineOn(await ctx.standards(), ctx.today)
    const watched = await watchedOf(ctx.db, session.person, lesson.id)
    const { hours } = standard
    const counted = countBeat(
      session.watching,
      {
        ...packet,
        position: packet.position * SECOND,
        present: answer === undefined ? undefined : answer === session.answer,
      },
      ctx.now.getTime(),
      {
        length: lesson.millis,
        watched,
        countedUntil: session.countedUntil?.getTime() ?? 0,
        leftToday:
          hours.perDay * hours.lessonMinutes * MINUTE - (await countedOn(ctx.db, session.person, ctx.today)),
      },
      policyOf(standard),
    )
    ctx.act.subject('online-session', id)
    const asks = counted.next.askedAt !== null
    const drawn = asks && session.answer === null ? drawCheck(standard.presence.choices) : null
    const passed = session.watching.askedAt !== null && !asks && !counted.next.ended
    if (passed) await keepPresence(ctx.db, id, ctx.now)
    const now = asks ? (drawn?.answer ?? session.answer) : null
    await keepCounted(ctx.db, session, counted, {
      now: ctx.now,
      day: ctx.today,
      answer: now,
      checkAfter: passed ? drawDue(standard, lesson.millis) : counted.next.checkAfter,
    })
    if (counted.voids) await takeVoidedBack(ctx, id, session.person, standard)
    if (counted.credit) await creditClasses(ctx, session.person, lesson.course, standard)
    const after = counted.voids ? await watchedOf(ctx.db, session.person, lesson.id) : watched
    return {
      seq: counted.next.seq,
      position: counted.next.position / SECOND,
      counted: Math.floor(measure([...after, ...(counted.credit ? [counted.credit] : [])]) / SECOND),
      added: (counted.credit?.gain ?? 0) / SECOND,
      why: wordsOf(counted.why),
      check: now
        ? {
            ask: now,
            choices: drawn?.choices ?? choicesWith(now, standard.presence.choices),
            seconds: standard.presence.answerSeconds,
          }
        : null,
      ended: counted.next.ended,
    }
  },
})

const NOBODY = '00000000-0000-4000-8000-000000000000'

const wordsOf = (why: Uncounted | null) => (why === null ? null : { code: why, text: UNCOUNTED[why] })

const policyOf = ({ hours, presence }: OnlineData): CountingPolicy => ({
  tolerance: hours.toleranceMillis,
  longestGap: hours.longestGapSeconds * SECOND,
  answerWithin: presence.answerSeconds * SECOND,
})

/** A video of a course that can be taken now. */
async function lessonToWatch(ctx: VerbContext, id: string): Promise<Lesson> {
  const lesson = await lessonById(ctx.db, id)
  const course = lesson && (await courseOfCase(ctx.db, lesson.course))
  if (lesson?.kind !== 'video' || !course?.publishedAt) throw refusals.noSuchLesson()
  if (course.withdrawnAt) throw refusals.courseWithdrawn()
  return lesson
}
