import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { asSystem, openSchool } from '../../../../test/training/classroom.ts'
import { workOff } from '../../../kernel/event/index.ts'
import { listMessages } from '../../../kernel/message/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { FOLLOWERS, WORK_VERBS } from '../../../main/modules.ts'
import { setStatus } from '../../organisations/index.ts'
import { confirmAnnualReport } from '../verbs/annual-reports.ts'
import { chaseAnnualReports } from './chase.ts'

const fail = (error: unknown) => {
  throw error
}

let kernel: TestKernel
let serial = 870
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2027-01-04T09:00:00+08:00' })
})
afterAll(() => kernel.close())

type School = Awaited<ReturnType<typeof openSchool>>
const school = () => {
  serial += 1
  return openSchool(kernel, serial)
}

/** What the school was told of its report, the first message first, after a night on each of these days. */
async function nights(one: School, ...days: string[]): Promise<string[]> {
  for (const day of days) {
    kernel.clock.set(`${day}T00:10:00+08:00`)
    await chaseAnnualReports(kernel, fail)
    await workOff(kernel, fail)
  }
  const { items } = await kernel.as(one.agent, listMessages, {})
  return items.map(({ text }) => text).toReversed()
}

const waiting = async ({ agent }: School) => {
  const { kinds } = await kernel.as(agent, WORK_VERBS.listTodo, {})
  return kinds.find(({ name }) => name === 'supervision.annual-report') ?? { total: 0 }
}

const counted = async ({ id }: School): Promise<string[]> => {
  const { rows } = await sql<{
    at: string
  }>`select indicator || ' ' || count || ' ' || evidence as at from credit_event
    where organisation = ${id}::uuid`.execute(kernel.database.db)
  return rows.map(({ at }) => at)
}

describe('催报年度报告', () => {
  test('一月起在待办里；到期前两次、到期后两次各催一次，同一天再跑不重复；再过规定日数记一次逾期申报，只记一次', async () => {
    const one = await school()
    expect(await nights(one, '2027-01-04', '2027-02-28')).toEqual([])
    expect(await waiting(one)).toMatchObject({ total: 1, overdue: 0 })
    expect(await nights(one, '2027-03-01', '2027-03-01', '2027-03-02')).toEqual([
      expect.stringMatching(/^请在2027年3月31日以前核对、确认2026年度报告/),
    ])
    expect(await nights(one, '2027-03-24', '2027-04-01', '2027-04-15')).toHaveLength(4)
    expect(await waiting(one)).toMatchObject({ total: 1, overdue: 1 })
    expect(await nights(one, '2027-04-29')).toHaveLength(4)
    expect(await counted(one)).toEqual([])
    const told = await nights(one, '2027-04-30', '2027-05-01', '2027-06-01')
    expect(told).toHaveLength(5)
    expect(told.at(-1)).toContain('已按逾期未报记入')
    expect(await counted(one)).toEqual(['late 1 2026年度报告逾期未报'])
    // It can still be confirmed, and then waits for nobody.
    await kernel.as(one.agent, confirmAnnualReport, { year: 2026 })
    expect(await waiting(one)).toMatchObject({ total: 0 })
    expect(await counted(one)).toHaveLength(1)
  })

  test('确认了的不再催、不记；停止办学的、年度过完才核准的不等', async () => {
    kernel.clock.set('2028-01-05T09:00:00+08:00')
    const [early, closed, young] = [await school(), await school(), await school()]
    await asSystem(kernel, (ctx) =>
      setStatus(ctx, closed.id, {
        status: 'closed',
        reason: 'winding-up',
        from: civilDate('2028-01-02'),
        decidedIn: '测试',
      }),
    )
    await sql`update organisation_scope set starts = '2028-01-03' where organisation = ${young.id}::uuid`.execute(
      kernel.database.db,
    )
    expect(await nights(early, '2028-01-05', '2028-03-01')).toHaveLength(1)
    await kernel.as(early.agent, confirmAnnualReport, { year: 2027 })
    expect(await nights(early, '2028-03-24', '2028-04-01', '2028-05-20')).toHaveLength(1)
    for (const one of [closed, young]) {
      expect(await nights(one)).toEqual([])
      expect(await waiting(one)).toMatchObject({ total: 0 })
    }
    for (const one of [early, closed, young]) expect(await counted(one)).toEqual([])
  })

  test('系统停过、到期很久才第一次催的：先催，满规定日数仍未确认才记', async () => {
    kernel.clock.set('2029-08-01T09:00:00+08:00')
    const late = await school()
    expect(await nights(late, '2029-08-01')).toEqual([expect.stringContaining('已经逾期')])
    expect(await nights(late, '2029-08-10')).toHaveLength(1)
    expect(await counted(late)).toEqual([])
    expect(await nights(late, '2029-08-11')).toHaveLength(2)
    expect(await counted(late)).toHaveLength(1)
  })

  test('两处同时催：每家只催一次，只记一次', async () => {
    kernel.clock.set('2031-05-01T00:10:00+08:00')
    const one = await school()
    const twice = () => Promise.all([chaseAnnualReports(kernel, fail), chaseAnnualReports(kernel, fail)])
    await twice()
    expect(await nights(one)).toHaveLength(1)
    kernel.clock.set('2031-06-01T00:10:00+08:00')
    await twice()
    await workOff(kernel, fail)
    expect(await nights(one)).toHaveLength(2)
    expect(await counted(one)).toHaveLength(1)
  })
})
