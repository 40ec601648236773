import { randomUUID } from 'node:crypto'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  admissionOf,
  bondInWords,
  bondsWith,
  type Exam,
  type Late,
  PAPER_NAMES,
  seatsLate,
} from '../../assessment/index.ts'
import { itemsOf } from '../desk/standing.ts'
import { practicalOn } from '../standard.ts'
import { candidatesIn, dutiesIn, insertCandidates, putDuties } from '../store/candidates.ts'
import { countedIn } from '../store/entries.ts'
import { examinersIn } from '../store/examiners.ts'
import { lockSession, type Session, sessionsOfExam } from '../store/sessions.ts'
import { markersForLate, roomsForLate } from './rules.ts'

/** 补排: those who come late take the free places of the practical that is arranged, and its examiners mark them too. */
seatsLate('practical', {
  shares: false,
  async stands(ctx, exam) {
    for (const session of await sessionsOfExam(ctx.db, exam.id)) {
      const begun = session.closedAt !== null || (await countedIn(ctx.db, session.id)).length > 0
      if (begun) return { sealed: false, over: `${PAPER_NAMES[session.paper]}已经开始评分` }
    }
    return { sealed: false, over: null }
  },
  async without(ctx, exam, late) {
    const why = new Map<string, string>()
    for (const session of await sessionsOfExam(ctx.db, exam.id)) {
      const { cards, each, boundTo } = await markersOf(ctx, exam, session, late)
      for (const { person } of sittersOf(session, late))
        if (cards.filter((card) => !boundTo(person).has(card)).length < each)
          why.set(
            person,
            `${PAPER_NAMES[session.paper]}没有足够的考评员可以评${saying(boundTo(person))}：请先指派考评员，在这场实操里换上`,
          )
    }
    return why
  },
  async seat(ctx, exam, late) {
    const done: string[] = []
    for (const { id } of await sessionsOfExam(ctx.db, exam.id)) {
      const session = await lockSession(ctx.db, id)
      if (!session) continue
      const coming = sittersOf(session, late)
      if (coming.length === 0) continue
      const here = await candidatesIn(ctx.db, id)
      const roomOf = new Map(here.map((one) => [one.id, one.room]))
      const duties = (await dutiesIn(ctx.db, id)).map(({ candidate, card }) => ({
        card,
        room: roomOf.get(candidate) ?? '',
      }))
      const rooms = roomsForLate(here, coming.length, session.perRoom)
      const { cards, each, boundTo } = await markersOf(ctx, exam, session, late)
      const rows = coming.map(({ person, seat }, at) => ({
        id: randomUUID(),
        person,
        seat,
        room: rooms[at] ?? '1',
        admission: admissionOf(exam.number, seat),
      }))
      await insertCandidates(ctx.db, id, rows)
      const missing = (await itemsOf(ctx, session)).length
      for (const { id: candidate, person, seat, room } of rows) {
        const given = markersForLate(duties, { room, cards, each, bound: new Set(boundTo(person).keys()) })
        if (!given) throw new Error(`nobody marks seat ${seat}`)
        duties.push(...given.map((card) => ({ card, room })))
        await putDuties(
          ctx.db,
          given.map((card) => ({ candidate, card, missing })),
        )
        done.push(`${seat} 号${PAPER_NAMES[session.paper]}：第 ${room} 考场`)
      }
    }
    return done
  },
})

const sittersOf = <One extends Late>({ paper }: Session, late: readonly One[]): One[] =>
  late.filter(({ papers }) => papers.includes(paper))

const saying = (bound: ReadonlyMap<string, string>) =>
  bound.size === 0 ? '' : `（${[...bound.values()].join('；')}）`

/** Who marks in a session, and who of them is bound to somebody, by card with the words. */
async function markersOf(ctx: VerbContext, exam: Exam, session: Session, late: readonly Late[]) {
  const marking = (await examinersIn(ctx.db, session.id)).filter(({ until, chief }) => !until && !chief)
  const bonds = await bondsWith(
    ctx,
    exam,
    marking.map(({ person }) => person),
    late.map(({ person }) => person),
  )
  const boundTo = (candidate: string): ReadonlyMap<string, string> =>
    new Map(
      marking.flatMap(({ card, person, name }) => {
        const of = bonds.get(person)
        const why = of && bondInWords(of, candidate)
        return why ? [[card, `${name}${why}`] as const] : []
      }),
    )
  const { examiners } = practicalOn(await ctx.standards(), session.heldOn)
  return { cards: marking.map(({ card }) => card), each: examiners[session.paper], boundTo }
}
