import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  openSchool,
  taught,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { listMessages } from '../../../kernel/message/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { setStatus } from '../../people/index.ts'
import { myTraining } from '../index.ts'
import { settleCertificates } from '../paper/withdraw.ts'
import { readClass } from '../store.ts'
import { myTrainingCertificate, verifyTrainingCertificate } from '../verbs/training-certificates.ts'
import { followUpDue } from './follow-up.ts'
import { publishOutcomes } from './publish.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
const status = (code: number) => expect.objectContaining({ status: code })
type Agent = Parameters<TestKernel['as']>[0]

async function completed(serial: number, count: number) {
  kernel.clock.set('2026-03-02T09:00:00+08:00')
  const school = await openSchool(kernel, serial)
  const lines = workers(count)
  const { id } = await approvedClass(kernel, school.agent, lines, {
    teacher: `${serial} 师傅`,
    place: `${serial} 号楼`,
  })
  const people = (await Promise.all(lines.map((line) => traineeOf(kernel, line)))) as Agent[]
  await taught(kernel, school.agent, id, people, (one) => one > 0 || count === 2)
  return { school, id, people }
}

const works = (one: Agent, from: string, trust: 'A' | 'D' = 'A') =>
  asSystem(kernel, (ctx) =>
    setStatus(ctx, one.person as string, {
      kind: 'employed',
      from: civilDate(from),
      to: null,
      source: '社会保险参保登记',
      trust,
    }),
  )

const answers = async (id: string) =>
  (
    await sql<{ employed: boolean | null }>`select employed from training_follow_up f
      join trainee t using (class, person) where f.class = ${id} order by t.line`.execute(kernel.database.db)
  ).rows.map(({ employed }) => employed)

test('就业跟踪：六个月后才问；没有答复不算没有就业，自己说的不算，没有结业的不问', async () => {
  const { school, id, people } = await completed(81, 13)
  expect(await answers(id)).toHaveLength(12)
  kernel.clock.set('2026-09-23T09:00:00+08:00')
  for (const one of people.slice(1, 11)) await works(one, '2026-05-01')
  await works(people[11] as Agent, '2026-05-01', 'D')
  expect(await followUpDue(kernel)).toBe(0)
  kernel.clock.set('2026-09-24T09:00:00+08:00')
  expect(await followUpDue(kernel)).toBe(10)
  expect(await followUpDue(kernel)).toBe(0)
  expect(await answers(id)).toEqual([...Array.from({ length: 10 }, () => true), null, null])
  expect(await publishOutcomes(kernel)).toBe(0)
  kernel.clock.set('2026-10-01T00:10:00+08:00')
  expect(await publishOutcomes(kernel)).toBe(1)
  expect(await publishOutcomes(kernel)).toBe(0)
  const { rows } = await sql`select until::text as until, people, percent from organisation_outcome
    where organisation = ${school.id}`.execute(kernel.database.db)
  expect(rows).toEqual([{ until: '2026-10-01', people: 10, percent: 100 }])
  // Who only began to work after the day asked about was not employed on it.
  kernel.clock.set('2026-10-02T09:00:00+08:00')
  await works(people[12] as Agent, '2026-10-01')
  expect(await followUpDue(kernel)).toBe(0)
})

test('R1.15 结业不再成立：培训合格证书撤回、本人得知、不能再下载；恢复了重新有效', async () => {
  const { id, people } = await completed(82, 2)
  const [one, other] = people as [Agent, Agent]
  const mine = async (who: Agent) => (await kernel.as(who, myTraining, {})).items[0]?.certificate
  const before = await mine(one)
  expect(before?.withdrawn).toBeNull()
  const undo = (completedNow: boolean, why: string) =>
    asSystem(kernel, async (ctx) => {
      await sql`update trainee set completed = ${completedNow} where class = ${id} and person = ${one.person}`.execute(
        ctx.db,
      )
      const known = await readClass(ctx.db, id)
      if (known) await settleCertificates(ctx, known, why)
    })
  await undo(false, '线上学习记录作废')
  await undo(false, '线上学习记录作废')
  expect((await mine(one))?.withdrawn).toEqual({ on: '2026-03-24', why: '线上学习记录作废' })
  expect((await mine(other))?.withdrawn).toBeNull()
  const shown = await kernel.as(PUBLIC, verifyTrainingCertificate, { code: before?.code ?? '' })
  expect(shown).toMatchObject({ state: 'withdrawn', withdrawn: { why: '线上学习记录作废' } })
  await expect(kernel.as(one, myTrainingCertificate, { id: before?.id ?? '' })).rejects.toEqual(status(409))
  const told = async () => (await kernel.as(one, listMessages, {})).items.filter(({ href }) => href !== null)
  expect((await told()).map(({ text }) => text)).toEqual([expect.stringContaining('已撤回')])
  expect((await kernel.as(other, listMessages, {})).items.filter(({ href }) => href !== null)).toEqual([])
  await undo(true, '复查恢复')
  expect((await mine(one))?.withdrawn).toBeNull()
  await undo(false, '再次作废')
  expect(await told()).toHaveLength(3)
  expect((await told())[0]).toMatchObject({ href: '/my/training', title: before?.serial })
})
