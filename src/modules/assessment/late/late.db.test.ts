import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { anAssessor, welders } from '../../../../test/sitting/sitting-walk.ts'
import { bareClass, completes } from '../../../../test/training/bare-class.ts'
import { listMessages } from '../../../kernel/message/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { setStatus, statusesOf, withdrawStatus } from '../../people/index.ts'
import { applyForExam, planExam, readExam } from '../index.ts'
import { candidatesOf } from '../store.ts'
import { doorList } from '../tickets/door-list.ts'
import { myTicket } from '../tickets/my-ticket.ts'

let kernel: TestKernel
let assessor: string
let desk: ReturnType<typeof agent>
let serial = 1
let minutes = 0

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  assessor = await anAssessor(kernel)
  desk = agent('assessor-agent', assessor)
})
afterAll(() => kernel?.close())

async function people(many: number): Promise<string[]> {
  serial += many
  return welders(kernel, serial - many, many)
}

/** An examination on a day with so many seats, for which these applied in their order. */
async function planned(
  capacity: number,
  all: readonly string[],
  more: { heldOn?: string; level?: '4' } = {},
) {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const { id, number, decision } = await kernel.as(desk, planExam, {
    occupation: '焊工',
    level: more.level ?? '5',
    heldOn: more.heldOn ?? '2026-03-20',
    place: '第一考点',
    capacity,
  })
  if (!id || !number) throw new Error(JSON.stringify(decision))
  for (const person of all) await applies(id, person)
  return { exam: id, number }
}
function applies(id: string, person: string) {
  minutes += 1
  kernel.clock.set(
    `2026-03-02T${String(10 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00+08:00`,
  )
  return kernel.as(citizen(person), applyForExam, { id })
}
const seat = (number: string) => kernel.as(desk, CASE_VERBS.stepCase, { number, step: 'seat' })
const late = async (number: string, input: Record<string, unknown> = {}, who = desk) =>
  (await kernel.as(who, CASE_VERBS.stepCase, { number, step: 'seat-late', input })).answer as {
    seats: string[]
    without: { name: string; why: string }[]
  }
const seatsOf = async (exam: string) =>
  new Map((await candidatesOf(kernel.database.db, exam)).map((one) => [one.person, one.seat]))

describe('补排座位', () => {
  test('候补的：座位满了说加开考场；加开以后接着排，已排的不动，本人收到消息、下得到准考证，名单上有', async () => {
    const all = await people(3)
    const [, , third = ''] = all
    const { exam, number } = await planned(2, all)
    await seat(number)
    const before = await seatsOf(exam)
    await expect(late(number)).rejects.toMatchObject({
      code: 'assessment.nobodySeatedLate',
      detail: expect.stringMatching(/2 个座位已满：请加开考场，或者另排一场/),
    })
    await expect(late(number, { room: '2' })).rejects.toMatchObject({ code: 'assessment.badLateRoom' })
    await expect(late(number, { places: 9 })).rejects.toMatchObject({ code: 'assessment.badLateRoom' })
    await expect(kernel.as(citizen(third), myTicket, { id: exam })).rejects.toMatchObject({
      code: 'assessment.noSeatYet',
    })
    expect(await late(number, { room: '2', places: 30 })).toMatchObject({ seats: ['003'], without: [] })
    const after = await seatsOf(exam)
    for (const [person, one] of before) if (one) expect(after.get(person)).toBe(one)
    expect(after.get(third)).toBe('003')
    expect((await kernel.as(desk, readExam, { id: exam })).exam.capacity).toBe(3)
    const { name } = await kernel.as(citizen(third), myTicket, { id: exam })
    expect(name).toMatch(/003\.pdf$/)
    expect((await kernel.as(desk, doorList, { id: exam })).name).toContain(number)
    for (const person of all) {
      const { items } = await kernel.as(citizen(person), listMessages, {})
      expect(items.filter(({ text }) => text.includes('号座位，请下载准考证'))).toHaveLength(1)
    }
  })

  test('报名时材料不够、后来登记上的，重新审核以后排上；还不够的不排', async () => {
    const [worked = '', fresh = ''] = await people(2)
    const withdrawn = await withdrawWork(fresh)
    const { exam, number } = await planned(5, [worked, fresh], { level: '4' })
    expect(withdrawn).toBe(true)
    await seat(number)
    await expect(late(number)).rejects.toMatchObject({
      code: 'assessment.nobodyLate',
      detail: expect.stringContaining('材料补齐'),
    })
    await works(fresh)
    expect(await late(number)).toMatchObject({ seats: ['002'] })
    expect((await seatsOf(exam)).get(fresh)).toBe('002')
  })

  test('候补期间工作记录被撤回的不排；报上了别的考试的不占两个座位', async () => {
    const [first = '', second = '', third = ''] = await people(3)
    const { number } = await planned(1, [first, second, third], { level: '4' })
    await seat(number)
    await withdrawWork(second)
    // Whoever was left without a seat may apply elsewhere, and has that place then.
    const other = await planned(5, [], { level: '4', heldOn: '2026-03-27' })
    const { decision } = await applies(other.exam, third)
    expect(decision.outcome).toBe('granted')
    await expect(late(number, { room: '2', places: 9 })).rejects.toMatchObject({
      code: 'assessment.nobodyLate',
    })
  })

  test('办两次的，第二次说没有要补排的；两人同时办，一个号只给一次', async () => {
    const { exam, number } = await planned(1, await people(3))
    await seat(number)
    const both = await Promise.allSettled([
      late(number, { room: '2', places: 9 }),
      late(number, { room: '2', places: 9 }),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect([...(await seatsOf(exam)).values()].toSorted()).toEqual(['001', '002', '003'])
    await expect(late(number)).rejects.toMatchObject({ code: 'assessment.nobodyLate' })
  })

  test('加开的不够，先报名的先排，其余的说还差什么', async () => {
    const all = await people(4)
    const { exam, number } = await planned(1, all)
    await seat(number)
    const said = await late(number, { room: '2', places: 1 })
    expect(said.seats).toEqual(['002'])
    expect((await seatsOf(exam)).get(all[1] ?? '')).toBe('002')
    expect(said.without).toHaveLength(2)
    expect(said.without[0]?.why).toContain('请加开考场')
  })

  test('别的机构、考生、录成绩的办不了；没有编排座位以前、取消以后没有这一步', async () => {
    const [one = '', two = ''] = await people(2)
    const { number } = await planned(1, [one, two])
    await expect(late(number)).rejects.toMatchObject({ status: 409 })
    await seat(number)
    const stranger = agent('assessor-agent', '00000000-0000-4000-8000-00000000beef')
    await expect(late(number, {}, stranger)).rejects.toMatchObject({ status: 403 })
    await expect(late(number, {}, citizen(two))).rejects.toMatchObject({ status: 403 })
    await expect(late(number, {}, agent('marker', assessor))).rejects.toMatchObject({ status: 403 })
    await kernel.as(desk, CASE_VERBS.stepCase, { number, step: 'cancel', reason: 'venue' })
    await expect(late(number)).rejects.toMatchObject({ status: 409 })
  })

  test('考试当天看不出试卷封着的、考完以后、录了成绩以后，不再补排，说报下一场', async () => {
    const { number } = await planned(1, await people(2))
    await seat(number)
    kernel.clock.set('2026-03-20T08:00:00+08:00')
    await expect(late(number)).rejects.toMatchObject({
      code: 'assessment.lateOver',
      detail: expect.stringMatching(/启封.*下一场/),
    })
    await kernel.as(agent('marker', assessor), CASE_VERBS.stepCase, {
      number,
      step: 'enter-marks',
      input: { paper: 'theory', marks: [{ seat: '001', value: '80' }] },
    })
    await expect(late(number)).rejects.toMatchObject({ detail: expect.stringContaining('录入成绩') })
    kernel.clock.set('2026-03-21T08:00:00+08:00')
    await expect(late(number)).rejects.toMatchObject({ detail: expect.stringContaining('已经过去') })
  })
})

describe('排座位以后才结业的', () => {
  /** An examination of this day that is held for a class, of which these have completed, and one seat more than it has. */
  async function ofClass(completed: readonly string[], more: { heldOn?: string } = {}) {
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const trained = await aClass(completed)
    const { id, number, decision } = await kernel.as(desk, planExam, {
      occupation: '焊工',
      level: '5',
      heldOn: '2026-03-20',
      place: '第一考点',
      capacity: 30,
      class: trained,
      ...more,
    })
    if (!id || !number) throw new Error(JSON.stringify(decision))
    await kernel.as(desk, CASE_VERBS.stepCase, { number, step: 'enrol-class' })
    await seat(number)
    return { exam: id, number, trained }
  }
  const enrols = async (number: string, who = desk) =>
    (await kernel.as(who, CASE_VERBS.stepCase, { number, step: 'enrol-late' })).answer as {
      enrolled: number
      eligible: number
    }

  test('补报登记新结业的，补排给他们座位，已经排的不动；办两次的说没有新结业的，不重复报', async () => {
    const [first = '', second = '', third = ''] = await people(3)
    const { exam, number, trained } = await ofClass([first, second])
    const before = await seatsOf(exam)
    await expect(enrols(number)).rejects.toMatchObject({ code: 'assessment.nobodyNew' })
    await completes(kernel, trained, third)
    expect(await enrols(number)).toMatchObject({ enrolled: 1, eligible: 1 })
    await expect(enrols(number)).rejects.toMatchObject({ code: 'assessment.nobodyNew' })
    expect((await late(number)).seats).toEqual(['003'])
    const after = await seatsOf(exam)
    for (const [person, one] of before) expect(after.get(person)).toBe(one)
    expect(after.get(third)).toBe('003')
    expect(after.size).toBe(3)
  })

  test('两人同时补报，一个人只报一次', async () => {
    const [first = '', second = ''] = await people(2)
    const { exam, number, trained } = await ofClass([first])
    await completes(kernel, trained, second)
    const both = await Promise.allSettled([enrols(number), enrols(number)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await seatsOf(exam)).size).toBe(2)
  })

  test('报上了别的考试的登记为不符合条件，不占两个座位', async () => {
    const [first = '', second = ''] = await people(2)
    const { number, trained } = await ofClass([first])
    const other = await planned(5, [second], { heldOn: '2026-03-27' })
    await seat(other.number)
    await completes(kernel, trained, second)
    expect(await enrols(number)).toMatchObject({ enrolled: 1, eligible: 0 })
    await expect(late(number)).rejects.toMatchObject({ code: 'assessment.nobodyLate' })
  })

  test('别的机构、考生、录成绩的办不了；没有编排座位以前没有这一步；不是为班组织的不行', async () => {
    const [first = '', second = ''] = await people(2)
    const { number, trained } = await ofClass([first])
    await completes(kernel, trained, second)
    const stranger = agent('assessor-agent', '00000000-0000-4000-8000-00000000beef')
    for (const who of [stranger, citizen(second), agent('marker', assessor)])
      await expect(enrols(number, who as typeof desk)).rejects.toMatchObject({ status: 403 })
    const alone = await planned(5, [second])
    await expect(enrols(alone.number)).rejects.toMatchObject({ status: 409 })
    await seat(alone.number)
    await expect(enrols(alone.number)).rejects.toMatchObject({ code: 'assessment.examWithoutClass' })
  })

  test('试卷启封以后、考试日过了以后不再补报，说报下一场', async () => {
    const [first = '', second = ''] = await people(2)
    const { exam, number, trained } = await ofClass([first])
    await completes(kernel, trained, second)
    kernel.clock.set('2026-03-20T08:00:00+08:00')
    await expect(enrols(number)).rejects.toMatchObject({
      code: 'assessment.enrolmentOver',
      detail: expect.stringMatching(/启封.*下一场/),
    })
    kernel.clock.set('2026-03-21T08:00:00+08:00')
    await expect(enrols(number)).rejects.toMatchObject({ detail: expect.stringContaining('已经过去') })
    expect((await seatsOf(exam)).size).toBe(1)
  })

  test('机构的评价范围到期、收回以后不再补报；已经排的不动', async () => {
    const [first = '', second = ''] = await people(2)
    const { exam, number, trained } = await ofClass([first])
    await completes(kernel, trained, second)
    const before = await seatsOf(exam)
    await withoutScope(async () => {
      await expect(enrols(number)).rejects.toMatchObject({ code: 'assessment.outsideScope' })
    })
    expect(await seatsOf(exam)).toEqual(before)
    expect(await enrols(number)).toMatchObject({ enrolled: 1 })
  })

  test('考试日过了还没有编排座位的，不能再报名，也不能再导入', async () => {
    const [first = '', second = ''] = await people(2)
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    const { id = '', number = '' } = await kernel.as(desk, planExam, {
      occupation: '焊工',
      level: '5',
      heldOn: '2026-03-05',
      place: '第一考点',
      capacity: 30,
      class: await aClass([first]),
    })
    kernel.clock.set('2026-03-06T09:00:00+08:00')
    const closed = { code: 'assessment.enrolmentClosed' }
    await expect(kernel.as(citizen(second), applyForExam, { id: id ?? '' })).rejects.toMatchObject(closed)
    await expect(
      kernel.as(desk, CASE_VERBS.stepCase, { number: number ?? '', step: 'enrol-class' }),
    ).rejects.toMatchObject(closed)
  })
})

/** A class of welders that these have completed. */
async function aClass(completed: readonly string[]): Promise<string> {
  const id = await bareClass(kernel, '焊工', '5')
  for (const person of completed) await completes(kernel, id, person)
  return id
}

/** The organisation has no scope meanwhile. */
async function withoutScope(run: () => Promise<void>): Promise<void> {
  const { db } = kernel.database
  await sql`update organisation_scope set purpose = 'training' where organisation = ${assessor}`.execute(db)
  await run()
  await sql`update organisation_scope set purpose = 'assessment' where organisation = ${assessor}`.execute(db)
}

const works = (person: string) =>
  performAsSystem(kernel, 'test', (ctx) =>
    setStatus(ctx, person, {
      kind: 'employed',
      organisation: null,
      detail: { occupation: '焊工', employer: '某厂' },
      from: civilDate('2015-01-01'),
      source: '社保',
      trust: 'A',
    }),
  )

/** The register takes back what it said of somebody's work. */
async function withdrawWork(person: string): Promise<boolean> {
  const found = (await statusesOf(kernel.database.db, person)).filter(({ kind }) => kind === 'employed')
  for (const { id } of found)
    await performAsSystem(kernel, 'test', (ctx) => withdrawStatus(ctx, id, '单位登记错人'))
  return found.length > 0
}
