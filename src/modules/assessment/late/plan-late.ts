import { sql } from 'kysely'
import type { DecisionRecord } from '../../../kernel/decision/decision.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { accreditationNow, venuesOf } from '../../accreditation/index.ts'
import { examinersOf } from '../examiners/assign.ts'
import { bondsOf } from '../examiners/bonds.ts'
import { assessmentKind } from '../standard.ts'
import { type Candidate, candidatesOf, type Exam } from '../store.ts'
import { type Late, type LateRoom, lateDesks } from './desk.ts'
import { type LateSeats, lateSeats } from './rules.ts'

/** Who would get a seat after the others, and who would not and why. */
export interface LatePlan {
  /** Those registered who have no seat and may sit the examination. */
  late: Late[]
  seats: (Late & { seat: string })[]
  without: ReadonlyMap<string, string>
  capacity: LateSeats['capacity']
}

/** Those who are registered and have no seat, in the order in which they applied, decided again. */
export async function lateOf(
  ctx: VerbContext,
  exam: Exam,
  decide: (exam: Exam, one: Candidate) => Promise<DecisionRecord>,
): Promise<Late[]> {
  const papers = (await ctx.standards()).inForce(assessmentKind, exam.heldOn)?.data.papers.byLevel[exam.level]
  const late: Late[] = []
  for (const one of (await candidatesOf(ctx.db, exam.id)).filter(({ seat }) => seat === null)) {
    // Asked as of somebody who applies: whoever has a place elsewhere meanwhile does not get a second one.
    const record = await decide({ ...exam, state: 'enrolling' }, one)
    if (record.decision.outcome === 'granted')
      late.push({
        person: one.person,
        papers: (papers ?? []).filter((paper) => !one.carried.some((each) => each.paper === paper)),
      })
  }
  return late
}

/** Whom the examiners, the desks above and the number of seats let in, the first to apply first. */
export async function planLate(
  ctx: VerbContext,
  exam: Exam,
  late: readonly Late[],
  room: LateRoom | null,
): Promise<LatePlan> {
  const without = new Map(await boundToExaminers(ctx, exam, late))
  const left = () => late.filter(({ person }) => !without.has(person))
  for (const desk of lateDesks())
    for (const [person, why] of await desk.without(ctx, exam, left(), room)) without.set(person, why)
  const given = (await candidatesOf(ctx.db, exam.id)).flatMap(({ seat }) => seat ?? [])
  const { seats, full, capacity, venueFull } = lateSeats({
    given,
    capacity: exam.capacity,
    added: room?.places ?? 0,
    most: await placesOfVenue(ctx, exam),
    late: left().map(({ person }) => person),
  })
  for (const person of full)
    without.set(
      person,
      venueFull
        ? `${capacity} 个座位已满，考点没有更多考位：请另排一场`
        : `${capacity} 个座位已满：请加开考场，或者另排一场`,
    )
  const papersOf = new Map(late.map(({ person, papers }) => [person, papers]))
  return {
    late: [...late],
    seats: seats.map((one) => ({ ...one, papers: papersOf.get(one.person) ?? [] })),
    without,
    capacity,
  }
}

/** What helps whoever comes too late for this one. */
export const LATE_INSTEAD = '请让考生报下一场'

/** Why nobody gets a seat any more: the papers are open, or nobody can tell that they are not; null while it can be done. */
export async function lateOver(ctx: VerbContext, exam: Exam): Promise<string | null> {
  if (exam.heldOn < ctx.today) return '考试日已经过去'
  const { rows } = await sql`select 1 from exam_mark where exam = ${exam.id}::uuid limit 1`.execute(ctx.db)
  if (rows.length > 0) return '已经开始录入成绩'
  const stands = []
  for (const desk of lateDesks()) stands.push(await desk.stands(ctx, exam))
  const over = stands.find((one) => one.over !== null)?.over
  if (over) return over
  if (exam.heldOn === ctx.today && !stands.some(({ sealed }) => sealed))
    return '今天考试，纸质试卷可能已经启封'
  return null
}

/** No judge in its own cause: whoever was assigned to examine may not have them among the candidates. */
async function boundToExaminers(
  ctx: VerbContext,
  exam: Exam,
  late: readonly Late[],
): Promise<ReadonlyMap<string, string>> {
  const examiners = await examinersOf(ctx.db, exam.id)
  const bonds = await bondsWith(
    ctx,
    exam,
    examiners.map(({ person }) => person),
    late.map(({ person }) => person),
  )
  return new Map(
    late.flatMap(({ person }) => {
      for (const { person: examiner, card } of examiners) {
        const of = bonds.get(examiner)
        const why = of && bondInWords(of, person)
        if (of && why) return [[person, `考评员${of.name || card}${why}：请先重新指派考评员`] as const]
      }
      return []
    }),
  )
}

/** What binds somebody to one candidate, in words; null where nothing does. */
export function bondInWords(
  bonds: {
    taught: ReadonlySet<string>
    colleagues: ReadonlySet<string>
    declared: ReadonlySet<string>
    person: string
  },
  candidate: string,
): string | null {
  if (bonds.person === candidate) return '自己要参加这场考试'
  if (bonds.taught.has(candidate)) return '教过这名考生'
  if (bonds.colleagues.has(candidate)) return '和这名考生是同事'
  return bonds.declared.has(candidate) ? '要回避这名考生' : null
}

/** What binds these people to those who have a seat, and to those who come late as if they had one. */
export async function bondsWith(
  ctx: VerbContext,
  exam: Exam,
  people: readonly string[],
  late: readonly string[],
) {
  const coming = new Set(late)
  const candidates = (await candidatesOf(ctx.db, exam.id)).map(({ person, seat }) => ({
    person,
    seat: coming.has(person) ? (seat ?? '') : seat,
  }))
  const bonds = await bondsOf(ctx, exam, candidates, people)
  return new Map([...bonds].map(([person, of]) => [person, { ...of, person }]))
}

/** How many seats the venue of an accredited organisation has; null for others. */
async function placesOfVenue(ctx: VerbContext, exam: Exam): Promise<number | null> {
  if (!(await accreditationNow(ctx.db, exam.assessor))) return null
  const venue = (await venuesOf(ctx.db, exam.assessor)).find(({ name }) => exam.place.startsWith(name))
  return venue?.places ?? exam.capacity
}
