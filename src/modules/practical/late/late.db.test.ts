import { afterAll, beforeAll, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  aHouse,
  aSheet,
  type House,
  type Marker,
  marksFor,
  sends,
  sheetOf,
} from '../../../../test/practical/practical-walk.ts'
import { sealedPaper, welders } from '../../../../test/sitting/sitting-walk.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { addRelative, applyForExam, declareBonds, planExam } from '../../assessment/index.ts'
import { identitiesOf } from '../../people/index.ts'
import { arrangePractical } from '../desk/arrange.ts'
import { readPractical } from '../desk/read.ts'

let kernel: TestKernel
let house: House
let serial = 700

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  house = await aHouse(kernel)
  await aSheet(kernel, house)
})
afterAll(() => kernel?.close())

const three = () => house.examiners as [Marker, Marker, Marker]

/** An examination with seats for `seats`, arranged to be marked with so many a room; as many more wait. */
async function arrangedFor(seats: number, waiting: number, perRoom: number) {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const people = await welders(kernel, serial, seats + waiting)
  serial += people.length
  const planned = await kernel.as(house.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-03-20',
    place: '第一实训车间',
    capacity: seats,
  })
  const id = planned.id ?? ''
  const number = planned.number ?? ''
  for (const [at, person] of people.entries()) {
    kernel.clock.set(`2026-03-02T10:00:${String(at).padStart(2, '0')}+08:00`)
    await kernel.as(citizen(person), applyForExam, { id })
  }
  const step = (name: string, input?: Record<string, unknown>) =>
    kernel.as(house.agent, CASE_VERBS.stepCase, { number, step: name, ...(input ? { input } : {}) })
  await step('seat')
  const cards = [...three(), house.chief].map(({ card }) => card)
  await step('assign-examiners', { cards: cards.join('、'), chief: house.chief.card })
  const { id: session } = await kernel.as(house.agent, arrangePractical, {
    exam: id,
    paper: 'skill',
    perRoom,
  })
  const seatLate = async (input: Record<string, unknown> = { room: '加', places: 50 }) =>
    (await step('seat-late', input)).answer as { seats: string[]; without: { why: string }[] }
  const placed = async () =>
    (await kernel.as(house.agent, readPractical, { id: session })).candidates.map(({ seat, room, by }) => ({
      seat,
      room,
      by: by.map(({ card }) => card).toSorted(),
    }))
  return { exam: id, number, session, people, house, seatLate, placed, step }
}

test('补排的坐满有空的考场，再开下一个；由同考场的考评员评，原来的人、考场、考评员都不动', async () => {
  const one = await arrangedFor(3, 2, 4)
  const before = await one.placed()
  expect((await one.seatLate()).seats).toEqual(['004', '005'])
  const after = await one.placed()
  expect(after.slice(0, 3)).toEqual(before)
  expect(after.slice(3).map(({ seat, room }) => [seat, room])).toEqual([
    ['004', '1'],
    ['005', '2'],
  ])
  expect(after[3]?.by).toEqual(before[0]?.by)
  expect(after[4]?.by).toHaveLength(before[0]?.by.length ?? 0)
  kernel.clock.set('2026-03-20T09:00:00+08:00')
  const marks = three().filter(({ card }) => after[3]?.by.includes(card))
  for (const who of marks) await kernel.as(who.actor, declareBonds, { id: one.exam, none: true, bound: [] })
  const sheet = await sheetOf(kernel, one, marks[0] as Marker)
  expect(sheet.candidates.map(({ seat }) => seat)).toContain('004')
  await sends(kernel, one, marks[0] as Marker, marksFor('004', ['18', '40', '25']))
})

test('补排的是考评员登记的亲属：重新指派以前排不进；换了就排', async () => {
  const one = await arrangedFor(2, 1, 10)
  const relative = one.people[2] ?? ''
  const known = await performAsSystem(kernel, 'test', (ctx) => identitiesOf(ctx, [relative]))
  const { number, name } = known.get(relative) ?? { number: '', name: '' }
  const [first, second, third] = three()
  await kernel.as(first.actor, addRelative, { name, idNumber: number, relation: 'relative' })
  await expect(one.seatLate()).rejects.toMatchObject({
    code: 'assessment.nobodySeatedLate',
    detail: expect.stringMatching(/要回避这名考生：请先重新指派考评员/),
  })
  await one.step('assign-examiners', {
    cards: [second, third, house.chief].map(({ card }) => card).join('、'),
    chief: house.chief.card,
  })
  expect((await one.seatLate()).seats).toEqual(['003'])
  expect((await one.placed())[2]?.by).toEqual([second.card, third.card].toSorted())
})

test('已经开始评分的不再补排', async () => {
  const one = await arrangedFor(2, 1, 10)
  await sealedPaper(kernel, one.exam, {
    assessor: house.id,
    number: one.number,
    opensAt: new Date('2026-03-20T14:00:00+08:00'),
  })
  kernel.clock.set('2026-03-20T09:00:00+08:00')
  const who = three().find(({ card }) => card === three()[0].card) as Marker
  await sheetOf(kernel, one, who)
  await sends(kernel, one, who, marksFor('001', ['18', '40', '25']))
  await expect(one.seatLate()).rejects.toMatchObject({
    code: 'assessment.lateOver',
    detail: expect.stringContaining('已经开始评分'),
  })
})
