import { randomUUID } from 'node:crypto'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  admissionOf,
  bondInWords,
  bondsWith,
  type Exam,
  type Late,
  type LateRoom,
  type LateSeat,
  seatsLate,
  tellRooms,
  tellToDeclare,
} from '../../assessment/index.ts'
import { paperStanding } from '../../bank/index.ts'
import { taught } from '../../training/index.ts'
import { refusals } from '../refusals.ts'
import { sittingOn } from '../standard.ts'
import { happened } from '../store/events.ts'
import { lockSession, type Session, sessionOfExam } from '../store/sessions.ts'
import { insertRooms, insertSittings, roomsOf, sittingsOf } from '../store/sittings.ts'
import { insertWatchers, watchersOf } from '../store/watchers.ts'
import { assignWatchers } from './arrange.ts'
import { freeIn, type LateComer, type RoomAsIs, seatingLate } from './late.ts'
import type { Seat } from './seating.ts'

/** 补排: those who come late get the free machines of the session that is arranged, or those of a room that is opened. */
seatsLate('sitting', {
  shares: true,
  async stands(ctx, exam) {
    const paper = await paperStanding(ctx, exam.id)
    if (paper?.state === 'opened') return { sealed: false, over: '试卷已经启封' }
    const session = await sessionOfExam(ctx.db, exam.id)
    if (session?.closedAt) return { sealed: false, over: '机考已经收卷' }
    return { sealed: paper?.state === 'planned' || paper?.state === 'sealed', over: null }
  },
  async without(ctx, exam, late, room) {
    const session = await sessionOfExam(ctx.db, exam.id)
    if (!session) return new Map()
    const { found, comers, rooms, why } = await placed(ctx, exam, session, late, room)
    const full = rooms.reduce((sum, one) => sum + freeIn(one).length, 0) < comers.length
    return new Map(
      found.without.map((person) => {
        const bars = why.get(person) ?? []
        return [
          person,
          bars.length > 0
            ? `${bars.join('；')}，别的考场没有空机位：请换监考员，或者加开考场`
            : full
              ? '机位已满：请加开考场'
              : '剩下的机位在要回避的考场：请加开考场',
        ] as const
      }),
    )
  },
  async seat(ctx, exam, late, room) {
    const here = await sessionOfExam(ctx.db, exam.id)
    const session = here && (await lockSession(ctx.db, here.id))
    if (!session) return []
    const { found } = await placed(ctx, exam, session, late, room)
    const at = new Map(found.seats.map((one) => [one.person, one]))
    const opened = room && found.seats.some((one) => one.room === room.room) ? room : null
    if (opened) await open(ctx, exam, session, found.seats, opened)
    const rows = sittersOf(late).flatMap(({ person, seat }) => {
      const one = at.get(person)
      if (!one) return []
      const admission = admissionOf(exam.number, seat)
      return [{ ...one, id: randomUUID(), session: session.id, seat, admission }]
    })
    await insertSittings(ctx.db, rows)
    await tellRooms(ctx.db, exam.id, found.seats)
    const said = rows.map((one) => `${one.seat} 号：第 ${one.room} 考场 ${one.place} 号机`)
    if (rows.length > 0)
      await happened(ctx, { session: session.id, what: 'late', note: said.join('；').slice(0, 300) })
    return [...said, ...(found.beside > 0 ? [`相邻同班没有隔开的 ${found.beside} 处`] : [])]
  },
})

const sittersOf = <One extends Late>(late: readonly One[]): One[] =>
  late.filter(({ papers }) => papers.includes('theory'))

/** The session as it is, and where those who come would sit. */
async function placed(
  ctx: VerbContext,
  exam: Exam,
  session: Session,
  late: readonly (Late | LateSeat)[],
  added: LateRoom | null,
) {
  const sitting = await sittingsOf(ctx.db, session.id)
  const coming = sittersOf(late).map(({ person }) => person)
  const classes = await taught(ctx.db, [...sitting.map(({ person }) => person), ...coming])
  const groupOf = (person: string) => classes.get(person)?.at(-1)?.class ?? null
  const known = await roomsOf(ctx.db, session.id)
  if (added && known.some(({ room }) => room === added.room))
    throw refusals.roomTwice({
      fields: [{ path: 'input.room', message: `已经有第 ${added.room} 考场，请写另一个名字` }],
    })
  const rooms = [...known, ...(added ? [added] : [])].flatMap(({ room, places }): RoomAsIs[] => {
    const here = sitting.filter((one) => one.room === room)
    // Whoever sits in a room whose machines are not numbered leaves none that is known to be free.
    if (places === null || here.some(({ place }) => place === null)) return []
    return [
      { room, places, taken: here.map((one) => ({ place: one.place ?? 0, group: groupOf(one.person) })) },
    ]
  })
  const watchers = await watchersOf(ctx.db, session.id)
  const bonds = await bondsWith(
    ctx,
    exam,
    watchers.map(({ person }) => person),
    coming,
  )
  const why = new Map<string, string[]>()
  const comers = coming.map((person): LateComer => {
    const bars = watchers.flatMap(({ room, person: watcher, name }) => {
      const of = bonds.get(watcher)
      const bond = of && bondInWords(of, person)
      return bond ? [{ room, said: `第 ${room} 考场监考员${name}${bond}` }] : []
    })
    if (bars.length > 0)
      why.set(
        person,
        bars.map(({ said }) => said),
      )
    return { person, group: groupOf(person), barred: new Set(bars.map(({ room }) => room)) }
  })
  return { found: await seatingLate(comers, rooms), comers, rooms, why }
}

/** 加开考场: with those who watch it, bound to nobody in it and watching no other room. */
async function open(
  ctx: VerbContext,
  exam: Exam,
  session: Session,
  seats: readonly Seat[],
  opened: LateRoom,
): Promise<void> {
  const watching = await watchersOf(ctx.db, session.id)
  if (watching.length > 0 && opened.watchers.length === 0)
    throw refusals.watchersShort({
      fields: [{ path: 'input.watchers', message: `请填第 ${opened.room} 考场监考员的证卡编号` }],
    })
  const twice = watching.find(({ card }) => opened.watchers.includes(card))
  if (twice)
    throw refusals.watchesAlready({ detail: `${twice.name}已经在第 ${twice.room} 考场监考，请换另一位。` })
  const { watchersPerRoom } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
  const here = seats.filter(({ room }) => room === opened.room)
  const { room, places } = opened
  const watchers = await assignWatchers(ctx, exam, here, [{ room, places }], opened.watchers, watchersPerRoom)
  await insertRooms(ctx.db, session.id, [{ room, places }])
  await insertWatchers(ctx.db, session.id, watchers)
  await tellToDeclare(
    ctx,
    exam,
    'watch',
    watchers.map(({ person }) => person),
  )
}
