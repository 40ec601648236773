import { afterAll, beforeAll, expect, test } from 'vitest'
import { accreditationWalk } from '../../../../test/accreditation/accreditation-walk.ts'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { openedPaper } from '../../../../test/sitting/sitting-walk.ts'
import { filing, openSchool, worker } from '../../../../test/training/classroom.ts'
import { casesOf } from '../../../kernel/case/index.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { myAccreditation } from '../../accreditation/verbs/mine.ts'
import { applyForExam, declareBonds, planExam } from '../../assessment/index.ts'
import { candidatesOf } from '../../assessment/store.ts'
import { registerPerson } from '../../people/index.ts'
import { fileClass } from '../../training/index.ts'
import { arrangeSession } from '../desk/arrange.ts'
import { readDesk } from '../desk/read.ts'

let kernel: TestKernel
let walk: ReturnType<typeof accreditationWalk>
let serial = 0
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = accreditationWalk(kernel)
})
afterAll(() => kernel?.close())

const at = (day: string) => kernel.clock.set(`${day}T09:00:00+08:00`)

/** An examination at machines of an accredited organisation: these sat on one class of this teacher, those on none. */
async function seated(taught: { teacher: string; people: number }, others: number) {
  serial += 1
  at('2026-03-02')
  const one = await walk.organisation(['vocational-school'])
  await walk.accredited(one, `7200${String(serial).padStart(2, '0')}`, '2026-03-12')
  const school = await openSchool(kernel, 9100 + serial)
  const trainees = Array.from({ length: taught.people }, () => worker())
  at('2026-03-02')
  if (trainees.length > 0)
    await kernel.as(school.agent, fileClass, await filing(trainees, { teacher: taught.teacher }))
  const planned = await kernel.as(one.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-04-10',
    venue: one.venue,
    capacity: 30,
  })
  const id = planned.id ?? ''
  const number = planned.number ?? ''
  const all = [...trainees, ...Array.from({ length: others }, () => worker())]
  for (const [late, { name = '', idNumber = '' }] of all.entries()) {
    const person = await performAsSystem(kernel, 'test', (ctx) =>
      registerPerson(ctx, { name, idNumber, trust: 'B' }),
    )
    kernel.clock.set(`2026-03-03T09:00:${String(late).padStart(2, '0')}+08:00`)
    await kernel.as(citizen(person.id), applyForExam, { id })
  }
  await kernel.as(one.agent, CASE_VERBS.stepCase, { number, step: 'seat' })
  await openedPaper(kernel, id, { assessor: one.id, number, opensAt: new Date('2026-04-10T09:00:00+08:00') })
  const { members } = await kernel.as(one.agent, myAccreditation, {})
  const cards = members.flatMap(({ role, card }) => (role === '考评员' ? [card] : []))
  const arrange = (rooms: { room: string; places: number }[], watchers: readonly string[] = []) =>
    kernel.as(one.agent, arrangeSession, { exam: id, rooms, watchers: [...watchers] })
  return { ...one, exam: id, cards, arrange }
}

test('同班的三人和另外三人坐开，准考证上看得到考场和机位', async () => {
  const one = await seated({ teacher: '外来教师', people: 3 }, 3)
  const { id, beside, rooms } = await one.arrange([{ room: '1', places: 10 }])
  expect({ beside, rooms }).toEqual({ beside: 0, rooms: 1 })
  const { seats } = await kernel.as(agent('invigilator', one.id), readDesk, { id })
  const candidates = await candidatesOf(kernel.database.db, one.exam)
  for (const { seat, room, machine } of candidates)
    expect(seats.find((at) => at.seat === seat)).toMatchObject({ room, place: machine })
  const classmates = candidates.filter(({ seat }) => Number(seat) <= 3).map(({ machine }) => machine ?? 0)
  for (const here of classmates) expect(classmates).not.toContain(here + 1)
})

test('教过考生的监考员换到另一个考场；换不开的，说哪个考场差几名、为什么', async () => {
  const one = await seated({ teacher: '考评员甲', people: 2 }, 2)
  const two = [
    { room: '1', places: 2 },
    { room: '2', places: 2 },
  ]
  await expect(one.arrange(two, one.cards)).rejects.toMatchObject({
    code: 'sitting.watchersShort',
    detail: expect.stringContaining('还差'),
  })
  await expect(one.arrange([{ room: '1', places: 4 }], one.cards.slice(0, 2))).rejects.toMatchObject({
    detail: expect.stringContaining('考评员甲教过第 1 考场的考生'),
  })
  const { id } = await one.arrange([{ room: '1', places: 4 }], one.cards)
  const { rooms } = await kernel.as(agent('invigilator', one.id), readDesk, { id })
  expect(rooms[0]?.watchers).toHaveLength(2)
  expect(rooms[0]?.watchers).not.toContain('考评员甲')
})

test('监考员申报了考场里的考生：换别人监考，另一个考场不动；没有别人的，开一件回避核查', async () => {
  const one = await seated({ teacher: '外来教师', people: 0 }, 2)
  const { id } = await one.arrange([{ room: '1', places: 2 }], one.cards.slice(0, 2))
  const watching = async () =>
    (await kernel.as(agent('invigilator', one.id), readDesk, { id })).rooms[0]?.watchers ?? []
  const before = await watching()
  const [candidate] = await candidatesOf(kernel.database.db, one.exam)
  const says = (card: string | undefined) =>
    kernel.as(one.agent, declareBonds, {
      id: one.exam,
      card: card ?? '',
      none: false,
      bound: [{ candidate: candidate?.person ?? '', relation: 'relative' }],
    })
  const { done } = await says(one.cards[0])
  expect(done).toEqual([expect.stringMatching(/^第 1 考场监考：改由.+监考$/)])
  const after = await watching()
  expect(after).toHaveLength(2)
  expect(after.filter((name) => before.includes(name))).toHaveLength(1)
  for (const card of one.cards.slice(1)) await says(card)
  const open = await casesOf(kernel.database.db, { kind: 'HP', organisation: one.id })
  expect(open.length).toBeGreaterThan(0)
  expect(open[0]?.form.said).toMatch(/监考：没有别的有证的人可以监考/)
  await kernel.as(one.agent, CASE_VERBS.stepCase, {
    number: open[0]?.number ?? '',
    step: 'arranged',
    note: '请了另一家机构的监考员',
  })
})

test('机位不够说还差几个；考场写了两次、证卡不是本单位的，都不收', async () => {
  const one = await seated({ teacher: '外来教师', people: 0 }, 3)
  await expect(one.arrange([{ room: '1', places: 2 }])).rejects.toMatchObject({
    code: 'sitting.roomsTooSmall',
    detail: expect.stringContaining('还差 1 个'),
  })
  await expect(
    one.arrange([
      { room: '1', places: 2 },
      { room: '1', places: 2 },
    ]),
  ).rejects.toMatchObject({ code: 'sitting.roomTwice' })
  await expect(one.arrange([{ room: '1', places: 9 }], ['KP-0-0'])).rejects.toMatchObject({
    code: 'sitting.noSuchCard',
  })
  await one.arrange([{ room: '1', places: 9 }])
  await expect(one.arrange([{ room: '1', places: 9 }])).rejects.toMatchObject({ code: 'sitting.arranged' })
})
