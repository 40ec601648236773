import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { isMet } from '../cmi5/move-on.ts'
import { NOTHING_YET, standingsOfPerson } from '../cmi5/store.ts'
import type { Lesson } from '../course/course.ts'
import { courseOfCase, lessonsOf } from '../course/store.ts'
import { packagesById } from '../package/store.ts'
import { refusals } from '../refusals.ts'
import { UNCOUNTED, type Uncounted } from '../rules.ts'
import { onlineOn } from '../standard.ts'
import { begunCourses, countedByDay, keepQuiz, quizzesOf, uncountedOf } from '../watch/store.ts'
import { shownLesson } from './read-courses.ts'

const SHOWN = 50

const Progress = z.object({
  id: z.number().int(),
  title: z.string(),
  /** What is counted of its videos, and how long they are, in seconds. */
  counted: z.number().int(),
  length: z.number().int(),
  /** All videos watched and all quizzes passed. */
  done: z.boolean(),
  lessons: z.array(
    z.object({
      id: z.uuid(),
      counted: z.number().int(),
      done: z.boolean(),
      quiz: z.object({ correct: z.number().int(), all: z.number().int(), passed: z.boolean() }).nullable(),
      /** What a package says of its units itself; null for another lesson. */
      units: z.array(z.object({ done: z.boolean(), waived: z.boolean() })).nullable(),
    }),
  ),
  days: z.array(z.object({ day: z.string(), counted: z.number().int() })),
  /** Why time earned nothing, with how often and how long. */
  uncounted: z.array(
    z.object({ code: z.string(), text: z.string(), times: z.number().int(), seconds: z.number().int() }),
  ),
})

/** 我的网课: what has been counted for the one who asks, course by course, and why other time was not. */
export const myLearning = verb({
  name: 'online.mine',
  title: '查看我的网课和学时',
  http: 'GET /online/mine',
  who: may('online.learn'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(Progress) }),
  async run(ctx) {
    const person = ctx.actor.person
    if (!person) return { items: [] }
    const { course: limits } = onlineOn(await ctx.standards(), ctx.today)
    const numbers = await begunCourses(ctx.db, person, SHOWN)
    const lessons = await lessonsOf(ctx.db, numbers)
    const ids = lessons.map(({ id }) => id)
    const counted = await countedByDay(ctx.db, person, ids)
    const lost = await uncountedOf(ctx.db, person, ids)
    const packages = await packageUnits(ctx, person, lessons)
    const quizzes = new Map((await quizzesOf(ctx.db, person, ids)).map((one) => [one.lesson, one]))
    const items: z.input<typeof Progress>[] = []
    for (const number of numbers) {
      const course = await courseOfCase(ctx.db, number)
      if (!course) continue
      const own = lessons.filter((one) => one.course === number)
      const of = (lesson: Lesson) =>
        sum(counted.filter((one) => one.lesson === lesson.id).map(({ ms }) => ms))
      const lines = own.map((lesson) => {
        const quiz = quizzes.get(lesson.id)
        const units = packages.get(lesson.package ?? '') ?? null
        return {
          id: lesson.id,
          counted: seconds(of(lesson)),
          done:
            lesson.kind === 'video'
              ? of(lesson) * 100 >= lesson.millis * limits.watchedPercent
              : lesson.kind === 'document' ||
                quiz?.passed === true ||
                (units?.every(({ done }) => done) ?? false),
          quiz: quiz ? { correct: quiz.correct, all: quiz.of_all, passed: quiz.passed } : null,
          units,
        }
      })
      const mine = new Set(own.map(({ id }) => id))
      items.push({
        id: course.id,
        title: course.title,
        counted: seconds(sum(own.map(of))),
        length: Math.round(sum(own.map(({ millis }) => millis)) / 1000),
        done: lines.every(({ done }) => done),
        lessons: lines,
        days: byDay(counted.filter(({ lesson }) => mine.has(lesson))),
        uncounted: byReason(lost.filter(({ lesson }) => mine.has(lesson))),
      })
    }
    return { items }
  },
})

/** How the units of packages stand for somebody, by package: done where they say so themselves, or need not be taken. */
async function packageUnits(ctx: VerbContext, person: string, lessons: readonly Lesson[]) {
  const ids = lessons.flatMap((one) => (one.package === null ? [] : [one.package]))
  if (ids.length === 0) return new Map<string, { done: boolean; waived: boolean }[]>()
  const [packages, standings] = [
    await packagesById(ctx.db, ids),
    await standingsOfPerson(ctx.db, person, ids),
  ]
  return new Map(
    packages.map(({ id, structure }) => [
      id,
      structure.units.map((unit, at) => {
        const standing = standings.find((one) => one.package === id && one.unit === at) ?? NOTHING_YET
        return { done: isMet(unit.moveOn, standing), waived: standing.waived }
      }),
    ]),
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const seconds = (ms: number): number => Math.floor(ms / 1000)

function byDay(counted: readonly { day: string; ms: number }[]) {
  const days = new Map<string, number>()
  for (const { day, ms } of counted) days.set(day, (days.get(day) ?? 0) + ms)
  return [...days].map(([day, ms]) => ({ day, counted: seconds(ms) }))
}

function byReason(lost: readonly { why: string; times: number; ms: number }[]) {
  const reasons = new Map<string, { times: number; ms: number }>()
  for (const { why, times, ms } of lost) {
    const so = reasons.get(why) ?? { times: 0, ms: 0 }
    reasons.set(why, { times: so.times + times, ms: so.ms + ms })
  }
  return [...reasons].map(([code, { times, ms }]) => ({
    code,
    text: UNCOUNTED[code as Uncounted],
    times,
    seconds: seconds(ms),
  }))
}

/** Answers a quiz; as often as one likes, the best counts. It makes no hours. */
export const answerQuiz = verb({
  name: 'online.answer-quiz',
  title: '交测验',
  http: 'POST /online/lessons/{id}/answers',
  who: may('online.learn'),
  input: z.strictObject({ id: z.uuid(), answers: z.array(z.number().int().min(0).max(5)).max(50) }),
  output: z.object({ correct: z.number().int(), all: z.number().int(), passed: z.boolean() }),
  async run(ctx, { id, answers }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const { lesson, course } = await shownLesson(ctx, id)
    if (lesson.kind !== 'quiz') throw refusals.noSuchLesson()
    if (course.withdrawnAt) throw refusals.courseWithdrawn()
    const all = lesson.questions.length
    if (answers.length !== all)
      throw refusals.answersDoNotFit({ fields: [{ path: 'answers', message: `共 ${all} 题` }] })
    const correct = lesson.questions.filter(({ right }, at) => answers[at] === right).length
    const { quizPercent } = onlineOn(await ctx.standards(), ctx.today).course
    const passed = correct * 100 >= all * quizPercent
    ctx.act.subject('online-lesson', id)
    await keepQuiz(ctx.db, { person, lesson: id, correct, all, passed, at: ctx.now })
    return { correct, all, passed }
  },
})
