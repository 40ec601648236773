import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../test/kernel.ts'
import { follow, stuckVerbs } from '../kernel/event/index.ts'
import type { AnyVerb } from '../kernel/verb/index.ts'
import { certified } from '../modules/assessment/index.ts'
import { handOnOldJobs } from './old-jobs.ts'

let kernel: TestKernel
afterEach(() => kernel.close())

const raise = follow(certified, 'subsidy.raise-claims', async () => {})
const [certificate, person, exam] = [1, 2, 3].map((one) => `0000000${one}-0000-4000-8000-000000000000`)

/** The queue as a database of before has it, with these jobs. */
async function oldQueue(jobs: readonly { name: string; state: string; data: unknown }[]): Promise<void> {
  const { db } = kernel.database
  await sql`create type job_state as enum ('created', 'retry', 'active', 'completed', 'failed')`.execute(db)
  await sql`create table version (version integer primary key)`.execute(db)
  await sql`create table queue (name text primary key)`.execute(db)
  await sql`create table job (id uuid not null default gen_random_uuid(), name text not null, data jsonb,
    state job_state not null, created_on timestamptz not null default now()) partition by list (name)`.execute(
    db,
  )
  await sql`create table job_common partition of job default`.execute(db)
  for (const { name, state, data } of jobs)
    await sql`insert into job (name, state, data) values (${name}, ${state}, ${JSON.stringify(data)}::jsonb)`.execute(
      db,
    )
}

test('旧库升级：旧任务队列里没办完的交给今天的跟办者，办完的不再办；旧队列随之清掉', async () => {
  kernel = await testKernel({ followers: [raise] })
  const { db } = kernel.database
  await sql`alter table exam_candidate drop constraint exam_candidate_exam_fkey`.execute(db)
  await oldQueue([
    {
      name: 'assessment.certified',
      state: 'created',
      data: { certificateId: certificate, person, classId: null },
    },
    {
      name: 'assessment.certified',
      state: 'completed',
      data: { certificateId: person, person, classId: null },
    },
  ])
  await sql`insert into exam_candidate (exam, person, eligible, eligibility, certificate, enrolled_at)
    values (${exam}, ${person}, true, '{}', ${certificate}, ${kernel.clock.now()})`.execute(db)
  expect(await handOnOldJobs(kernel.database, kernel.followers, kernel.clock.now())).toEqual({
    handedOn: 1,
    named: 0,
  })
  const { rows } = await sql`select follower, payload from follow_up`.execute(db)
  expect(rows).toEqual([
    { follower: 'subsidy.raise-claims', payload: { exam, people: [{ certificate, person, class: null }] } },
  ])
  expect(await handOnOldJobs(kernel.database, kernel.followers, kernel.clock.now())).toEqual({
    handedOn: 0,
    named: 0,
  })
})

test('今天没有人跟办的，列入卡住的工作，写明内容；不能重试，只能写明原因关闭', async () => {
  kernel = await testKernel({ followers: [raise] })
  await oldQueue([{ name: 'gone.away', state: 'retry', data: { of: 1 } }])
  expect(await handOnOldJobs(kernel.database, [raise], kernel.clock.now())).toEqual({ handedOn: 0, named: 1 })
  const [list, retry, close] = stuckVerbs as [AnyVerb, AnyVerb, AnyVerb]
  const admin = official('system-admin')
  const { items } = await kernel.as(admin, list, {})
  expect(items).toMatchObject([
    { title: '升级前的任务', verb: 'gone.away', cause: '升级前没有办完：{"of":1}' },
  ])
  const which = { kind: items[0].kind, work: items[0].work }
  await expect(kernel.as(admin, retry, which)).rejects.toMatchObject({ status: 409 })
  await kernel.as(admin, close, { ...which, why: '已由区里人工补办' })
  expect(await kernel.as(admin, list, {})).toMatchObject({ total: 0 })
})
