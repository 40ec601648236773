import { afterAll, beforeAll, expect, test } from 'vitest'
import { accreditationWalk } from '../../../../test/accreditation/accreditation-walk.ts'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { sealedPaper } from '../../../../test/sitting/sitting-walk.ts'
import { filing, openSchool, worker } from '../../../../test/training/classroom.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { myAccreditation } from '../../accreditation/verbs/mine.ts'
import { applyForExam, declareBonds, planExam, readDeclaration } from '../../assessment/index.ts'
import { candidatesOf } from '../../assessment/store.ts'
import { registerPerson } from '../../people/index.ts'
import { fileClass } from '../../training/index.ts'
import { arrangeSession } from '../desk/arrange.ts'
import { unlockSeat } from '../desk/give.ts'
import { readDesk } from '../desk/read.ts'

let kernel: TestKernel
let walk: ReturnType<typeof accreditationWalk>
let serial = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
})
afterAll(() => kernel?.close())

/**
 * An examination at machines with seats for `seats`, all of which are given, its papers sealed; after them come those on a class of this teacher, who
 * wait, then those on none.
 */
async function arrangedFor(seats: number, late: { teacher: string; trainees: number; others: number }) {
  serial += 1
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const one = await walk.organisation(['vocational-school'])
  await walk.accredited(one, `7400${String(serial).padStart(2, '0')}`, '2026-03-12')
  const school = await openSchool(kernel, 9200 + serial)
  const trainees = Array.from({ length: late.trainees }, () => worker())
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  if (trainees.length > 0)
    await kernel.as(school.agent, fileClass, await filing(trainees, { teacher: late.teacher }))
  const planned = await kernel.as(one.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-04-10',
    venue: one.venue,
    capacity: seats,
  })
  const exam = planned.id ?? ''
  const number = planned.number ?? ''
  const others = (many: number) => Array.from({ length: many }, () => worker())
  const people: string[] = []
  for (const [at, { name = '', idNumber = '' }] of [
    ...others(seats),
    ...trainees,
    ...others(late.others),
  ].entries()) {
    const person = await performAsSystem(kernel, 'test', (ctx) =>
      registerPerson(ctx, { name, idNumber, trust: 'B' }),
    )
    kernel.clock.set(`2026-03-03T09:00:${String(at).padStart(2, '0')}+08:00`)
    await kernel.as(citizen(person.id), applyForExam, { id: exam })
    people.push(person.id)
  }
  const step = (name: string, input?: Record<string, unknown>) =>
    kernel.as(one.agent, CASE_VERBS.stepCase, { number, step: name, ...(input ? { input } : {}) })
  await step('seat')
  const openPapers = await sealedPaper(kernel, exam, {
    assessor: one.id,
    number,
    opensAt: new Date('2026-04-10T09:00:00+08:00'),
  })
  const { members } = await kernel.as(one.agent, myAccreditation, {})
  const cards = members.flatMap(({ role, card }) => (role === '考评员' ? [card] : []))
  const arrange = async (rooms: { room: string; places: number }[], watchers: readonly string[] = []) =>
    (await kernel.as(one.agent, arrangeSession, { exam, rooms, watchers: [...watchers] })).id
  const desk = (id: string) => kernel.as(one.agent, readDesk, { id })
  const seatLate = async (input: Record<string, unknown> = {}) =>
    (await step('seat-late', input)).answer as {
      seats: string[]
      without: { why: string }[]
      done: string[]
    }
  return { ...one, exam, number, people, cards, openPapers, arrange, desk, seatLate, step }
}

test('补排的坐空机位，已经坐的机位一个不动；监考台和准考证都有；监考员要再申报一次才开考场', async () => {
  const one = await arrangedFor(3, { teacher: '外来教师', trainees: 2, others: 0 })
  const session = await one.arrange([{ room: '1', places: 10 }], one.cards.slice(0, 2))
  for (const card of one.cards)
    await kernel.as(one.agent, declareBonds, { id: one.exam, card, none: true, bound: [] })
  const before = (await one.desk(session)).seats
  const { seats, done } = await one.seatLate({
    room: '2',
    places: 20,
    watchers: one.cards.slice(2).join('、'),
  })
  expect(seats).toEqual(['004', '005'])
  expect(done.filter((said) => said.includes('第 1 考场'))).toHaveLength(2)
  const after = await one.desk(session)
  // Room 1 had enough machines: no other is opened for nothing.
  expect(after.rooms.map(({ room }) => room)).toEqual(['1'])
  for (const { id, room, place } of before)
    expect(after.seats.find((of) => of.id === id)).toMatchObject({ room, place })
  expect(after.seats.map(({ seat }) => seat)).toEqual(['001', '002', '003', '004', '005'])
  const places = after.seats.map(({ place }) => place ?? 0)
  expect(Math.abs((places[3] ?? 0) - (places[4] ?? 0))).toBeGreaterThan(1)
  for (const { seat, room, machine } of await candidatesOf(kernel.database.db, one.exam))
    expect(after.seats.find((of) => of.seat === seat)).toMatchObject({ room, place: machine })
  expect(after.rooms[0]?.events.some(({ text }) => text.includes('补排考生'))).toBe(true)
  const unlock = () => kernel.as(agent('invigilator', one.id), unlockSeat, { id: after.seats[0]?.id ?? '' })
  await expect(unlock()).rejects.toMatchObject({ code: 'assessment.othersToDeclare' })
  kernel.clock.set('2026-03-05T09:00:00+08:00')
  for (const card of one.cards.slice(0, 2)) {
    const { before: said } = await kernel.as(one.agent, readDeclaration, { id: one.exam, card })
    expect(said).toMatchObject({ turn: 1, stale: true })
    await kernel.as(one.agent, declareBonds, { id: one.exam, card, none: true, bound: [] })
  }
  expect((await unlock()).code).toMatch(/^\d{6}$/)
})

test('机位满了说加开考场；加开的考场要有监考员，别处在监考的、写了已有考场的都不收', async () => {
  const one = await arrangedFor(2, { teacher: '外来教师', trainees: 0, others: 1 })
  const session = await one.arrange([{ room: '1', places: 2 }], one.cards.slice(0, 2))
  await expect(one.seatLate()).rejects.toMatchObject({
    code: 'assessment.nobodySeatedLate',
    detail: expect.stringMatching(/机位已满：请加开考场/),
  })
  await expect(one.seatLate({ room: '1', places: 2 })).rejects.toMatchObject({ code: 'sitting.roomTwice' })
  const asked = (watchers: string) => one.seatLate({ room: '2', places: 2, watchers })
  await expect(asked('')).rejects.toMatchObject({ code: 'sitting.watchersShort' })
  await expect(asked(one.cards[0] ?? '')).rejects.toMatchObject({ code: 'sitting.watchesAlready' })
  await expect(asked('KP-0-0')).rejects.toMatchObject({ code: 'sitting.noSuchCard' })
  await expect(asked(one.cards[2] ?? '')).rejects.toMatchObject({
    code: 'sitting.watchersShort',
    detail: expect.stringContaining('第 2 考场还差 1 名'),
  })
  expect((await one.desk(session)).seats).toHaveLength(2)
})

test('没有安排监考员的：加开考场就坐下', async () => {
  const one = await arrangedFor(2, { teacher: '外来教师', trainees: 0, others: 3 })
  const session = await one.arrange([{ room: '1', places: 3 }])
  const said = await one.seatLate({ room: '2', places: 2 })
  expect(said.seats).toEqual(['003', '004'])
  expect(said.without[0]?.why).toMatch(/加开考场/)
  expect((await one.desk(session)).seats.map(({ room, place }) => `${room}-${place}`)).toEqual([
    '1-1',
    '1-2',
    '1-3',
    '2-1',
  ])
})

test('监考员教过补排的考生：不进他的考场；只有那里有空机位的，写明是谁、怎么办', async () => {
  const one = await arrangedFor(2, { teacher: '考评员甲', trainees: 1, others: 0 })
  const [first = '', second = ''] = one.cards
  await one.arrange([{ room: '1', places: 9 }], [first, second])
  await expect(one.seatLate({ room: '2', places: 0 })).rejects.toMatchObject({
    code: 'assessment.badLateRoom',
  })
  kernel.clock.set('2026-03-04T09:00:00+08:00')
  await expect(one.seatLate()).rejects.toMatchObject({
    code: 'assessment.nobodySeatedLate',
    detail: expect.stringMatching(/第 1 考场监考员考评员甲教过这名考生.*请换监考员，或者加开考场/),
  })
})

test('指派的考评员教过补排的考生：先重新指派', async () => {
  const one = await arrangedFor(2, { teacher: '考评员乙', trainees: 1, others: 0 })
  const [first = '', second = '', third = ''] = one.cards
  const assign = (cards: string[]) =>
    one.step('assign-examiners', { cards: cards.join('、'), chief: cards[0] })
  await assign([first, second])
  await expect(one.seatLate({ room: '2', places: 9 })).rejects.toMatchObject({
    detail: expect.stringMatching(/考评员考评员乙教过这名考生：请先重新指派考评员/),
  })
  await assign([first, third])
  expect((await one.seatLate({ room: '2', places: 9 })).seats).toEqual(['003'])
})

test('考试当天试卷还封着的可以补排；启封以后不行', async () => {
  const one = await arrangedFor(2, { teacher: '外来教师', trainees: 0, others: 2 })
  await one.arrange([{ room: '1', places: 9 }])
  kernel.clock.set('2026-04-10T08:00:00+08:00')
  expect((await one.seatLate({ room: '2', places: 1 })).seats).toEqual(['003'])
  await one.openPapers()
  await expect(one.seatLate({ room: '3', places: 9 })).rejects.toMatchObject({
    code: 'assessment.lateOver',
    detail: expect.stringMatching(/试卷已经启封。请让考生报下一场/),
  })
})

test('考点的考位排满了，加开考场也没有用：说另排一场', async () => {
  const one = await arrangedFor(40, { teacher: '外来教师', trainees: 0, others: 1 })
  await expect(one.seatLate({ room: '9', places: 9 })).rejects.toMatchObject({
    detail: expect.stringMatching(/考点没有更多考位：请另排一场/),
  })
})
