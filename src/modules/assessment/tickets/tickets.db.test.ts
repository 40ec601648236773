import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { anAssessor, welders } from '../../../../test/sitting/sitting-walk.ts'
import { CASE_VERBS, FOLLOWERS } from '../../../main/modules.ts'
import { applyForExam } from '../verbs/apply.ts'
import { planExam } from '../verbs/plan-exam.ts'
import { admissionOf } from './admission.ts'
import { doorList } from './door-list.ts'
import { myTicket } from './my-ticket.ts'

let kernel: TestKernel
let exam: string
let number: string
let people: string[]
let desk: ReturnType<typeof agent>

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  const assessor = await anAssessor(kernel)
  desk = agent('assessor-agent', assessor)
  people = await welders(kernel, 1, 3)
  const planned = await kernel.as(desk, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: '2026-03-20',
    place: '第一考点',
    capacity: 2,
  })
  exam = planned.id ?? ''
  number = planned.number ?? ''
  // One after the other, so that the last waits for a seat.
  for (const [at, person] of people.entries()) {
    kernel.clock.set(`2026-03-02T09:0${at}:00+08:00`)
    await kernel.as(citizen(person), applyForExam, { id: exam })
  }
})
afterAll(() => kernel?.close())

const ticket = (person: string) => kernel.as(citizen(person), myTicket, { id: exam })
const isPdf = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes.slice(0, 5)).toString() === '%PDF-'

describe('准考证和考场名单', () => {
  test('准考证号由办件号和座位来：同城不重', () => {
    expect(admissionOf('KS-2026-120116-000123', '7')).toBe('26116000123007')
    expect(admissionOf('KS-2026-120116-000123', '017')).toBe('26116000123017')
  })

  test('编排座位以前没有准考证，也没有考场名单，都说什么时候有', async () => {
    await expect(ticket(people[0] ?? '')).rejects.toMatchObject({ code: 'assessment.noSeatYet', status: 409 })
    await expect(kernel.as(desk, doorList, { id: exam })).rejects.toMatchObject({
      code: 'assessment.noSeatsGiven',
    })
  })

  test('编排以后：有座位的下载自己的，候补没排上的没有，没报名的拿不到', async () => {
    await kernel.as(desk, CASE_VERBS.stepCase, { number, step: 'seat' })
    const mine = await ticket(people[0] ?? '')
    expect(mine.name).toMatch(/^准考证26116\d{9}\.pdf$/)
    expect(isPdf(mine)).toBe(true)
    await expect(ticket(people[2] ?? '')).rejects.toMatchObject({ code: 'assessment.noSeatYet' })
    const [stranger = ''] = await welders(kernel, 50, 1)
    await expect(ticket(stranger)).rejects.toMatchObject({ code: 'assessment.notEnrolled', status: 404 })
  })

  test('考场名单只给本机构；下载留痕', async () => {
    expect(isPdf(await kernel.as(desk, doorList, { id: exam }))).toBe(true)
    const other = agent('assessor-agent', '00000000-0000-4000-8000-00000000beef')
    await expect(kernel.as(other, doorList, { id: exam })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(citizen(people[0] ?? ''), doorList, { id: exam })).rejects.toMatchObject({
      status: 403,
    })
  })

  test('考试取消以后准考证作废', async () => {
    await kernel.as(desk, CASE_VERBS.stepCase, { number, step: 'cancel', reason: 'venue' })
    await expect(ticket(people[0] ?? '')).rejects.toMatchObject({ code: 'assessment.ticketOver' })
  })
})
