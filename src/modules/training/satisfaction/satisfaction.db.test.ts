import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { approvedClass, openSchool, taught, traineeOf, workers } from '../../../../test/training/classroom.ts'
import { myTraining, readPublicClass } from '../index.ts'
import { publishOutcomes } from '../outcome/publish.ts'
import { rateClass } from '../verbs/rate-class.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
const status = (code: number) => expect.objectContaining({ status: code })

test('满意度：结业以后本人评，改了以最后一次为准；按月公布，够数以前不公布，也看不出一个人答了什么', async () => {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const school = await openSchool(kernel, 61)
  const lines = workers(11)
  const { id } = await approvedClass(kernel, school.agent, lines)
  const people = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
  const rate = (at: number, stars: number) =>
    kernel.as(people[at] as (typeof people)[0], rateClass, { id, stars })
  const shown = async () => {
    await publishOutcomes(kernel)
    const { outcomes } = await kernel.as(school.agent, readPublicClass, { id })
    return outcomes.find(({ kind }) => kind === 'satisfaction') ?? null
  }
  await expect(rate(0, 5)).rejects.toEqual(status(409))
  await taught(kernel, school.agent, id, people, () => true)
  await expect(rate(0, 6)).rejects.toEqual(status(400))
  for (let at = 0; at < 9; at += 1) await rate(at, 5)
  kernel.clock.set('2026-04-01T09:00:00+08:00')
  expect(await shown()).toBeNull()
  await rate(9, 5)
  await rate(9, 1)
  expect(await shown()).toBeNull()
  kernel.clock.set('2026-05-01T00:30:00+08:00')
  const april = { kind: 'satisfaction', until: '2026-05-01', people: 10, percent: 90 }
  expect(await shown()).toEqual(april)
  // One more, and one who thinks again: the number of the month stays, and so does that of the next.
  await rate(10, 1)
  await rate(0, 1)
  expect(await shown()).toEqual(april)
  kernel.clock.set('2026-06-02T09:00:00+08:00')
  expect(await shown()).toEqual(april)
  expect((await kernel.as(people[9] as (typeof people)[0], myTraining, {})).items[0]?.stars).toBe(1)
  const stranger = await openClassmate()
  await expect(kernel.as(stranger, rateClass, { id, stars: 1 })).rejects.toEqual(status(403))
  const { rows } = await sql`select 1 from class_satisfaction where class = ${id}`.execute(kernel.database.db)
  expect(rows).toHaveLength(11)
})

/** Somebody of another class. */
async function openClassmate() {
  const other = workers(1)
  const school = await openSchool(kernel, 62)
  await approvedClass(kernel, school.agent, other, {
    startsOn: '2026-06-03',
    teacher: '孙师傅',
    place: '另一处',
  })
  return traineeOf(kernel, other[0] ?? {})
}
