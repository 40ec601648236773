import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import {
  approvedClass,
  asSystem,
  filing,
  openSchool,
  signIn,
  traineeOf,
  workers,
} from '../../../../test/training/classroom.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { Problem, perform } from '../../../kernel/verb/index.ts'
import { beginRectification, giveAgreement } from '../../organisations/index.ts'
import { attend, checkRoster, fileClass, readAttendanceCode } from '../index.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

const counts = async () => {
  const { rows } = await sql<{ cases: number; classes: number; people: number }>`select
    (select count(*) from case_file) as cases, (select count(*) from training_class) as classes,
    (select count(*) from person) as people`.execute(kernel.database.db)
  return rows[0]
}

describe('不予备案的，写明条款，什么也不留下', () => {
  const refusals: [string, object, object, string, string][] = [
    ['R1.4 没有协议', { agreement: false }, {}, 'agreement', '监督管理办法'],
    ['R1.12 超出职业范围', {}, { occupation: '电工' }, 'scope', '目录'],
    ['R1.12 超出等级范围', { levels: [5] }, {}, 'scope', '目录'],
    ['目录里没有的职业', {}, { occupation: '裁缝' }, 'in-catalogue', '目录'],
    ['课时不够', {}, { hours: 40 }, 'hours', '补贴实施办法'],
    ['一天课时太多', {}, { hoursPerDay: 10 }, 'lessons-per-day', '国家培训管理规定'],
  ]
  let serial = 40
  test.each(refusals)('%s', async (_name, school, change, rule, document) => {
    serial += 1
    const { agent } = await openSchool(kernel, serial, school)
    const before = await counts()
    const answer = await kernel.as(agent, fileClass, await filing(workers(2), change))
    expect(answer).toMatchObject({
      outcome: 'refused',
      number: null,
      id: null,
      decision: { outcome: 'refused' },
    })
    const reason = answer.decision?.reasons.find((one) => one.rule === rule)
    expect(reason).toMatchObject({ met: false, next: expect.any(String) })
    expect(reason?.clause.text).toContain(document)
    expect(await counts()).toEqual(before)
  })

  test('R1.10 整改期间', async () => {
    const { id, agent } = await openSchool(kernel, 50)
    await asSystem(kernel, (ctx) =>
      beginRectification(ctx, id, {
        letter: '整改〔2026〕9号',
        from: civilDate('2026-03-01'),
        reason: '考勤不实',
      }),
    )
    const answer = await kernel.as(agent, fileClass, await filing(workers(2)))
    expect(answer.decision?.reasons.find(({ met }) => !met)).toMatchObject({
      rule: 'not-under-rectification',
      clause: { text: expect.stringContaining('整改') },
    })
  })

  test('协议昨天到期、开班以前没有续签的不予备案，什么也不留下；续签以后报得上', async () => {
    const { id, agent } = await openSchool(kernel, 54, { agreement: false })
    const agree = (number: string, from: string, to: string) =>
      asSystem(kernel, (ctx) =>
        giveAgreement(ctx, id, { number, from: civilDate(from), to: civilDate(to), source: '测试' }),
      )
    await agree('XY-54', '2025-01-01', '2026-03-01')
    const lines = workers(2)
    const before = await counts()
    const answer = await kernel.as(agent, fileClass, await filing(lines))
    expect(answer).toMatchObject({ outcome: 'refused', number: null })
    expect(answer.decision?.reasons.find(({ rule }) => rule === 'agreement')).toMatchObject({
      met: false,
      next: expect.any(String),
    })
    expect(await counts()).toEqual(before)
    await agree('XY-54-2', '2026-03-02', '2026-12-31')
    expect((await kernel.as(agent, fileClass, await filing(lines))).outcome).toBe('filed')
  })

  test('F5 名册里有人已在同期的班', async () => {
    const first = await openSchool(kernel, 51)
    const second = await openSchool(kernel, 52)
    const lines = workers(2)
    const filed = await kernel.as(first.agent, fileClass, await filing(lines))
    const answer = await kernel.as(second.agent, fileClass, await filing([...workers(1), ...lines.slice(1)]))
    expect(answer).toMatchObject({ outcome: 'refused', errors: [{ row: 3 }] })
    expect(answer.decision?.reasons.find(({ met }) => !met)).toMatchObject({
      rule: 'one-class-at-a-time',
      found: expect.stringContaining('第3行'),
    })
    expect(JSON.stringify(answer)).not.toContain(filed.number)
    const later = await filing(lines, { startsOn: '2026-03-24' })
    expect((await kernel.as(second.agent, fileClass, later)).outcome).toBe('filed')
  })

  test('开班日已过，或是休息日', async () => {
    const { agent } = await openSchool(kernel, 53)
    const fields = async (change: object) => {
      const error = await kernel
        .as(agent, fileClass, await filing(workers(1), change))
        .catch((thrown) => thrown)
      expect(error).toBeInstanceOf(Problem)
      return error.fields
    }
    expect(await fields({ startsOn: '2026-03-01' })).toMatchObject([{ path: 'startsOn' }])
    expect(await fields({ startsOn: '2026-03-08', restDays: 'weekends' })).toMatchObject([
      { path: 'startsOn' },
    ])
  })
})

describe('同时发生', () => {
  test('同一批人同时报进两个班：只成一个，另一个知道是哪几行，不知道是哪个班', async () => {
    const schools = await Promise.all([61, 62, 63, 64].map((serial) => openSchool(kernel, serial)))
    const lines = workers(5)
    const tries = await Promise.allSettled(
      schools.map(async ({ agent }, at) =>
        kernel.as(agent, fileClass, await filing(at % 2 === 0 ? lines : lines.toReversed())),
      ),
    )
    const filed = tries.filter((one) => one.status === 'fulfilled' && one.value.outcome === 'filed')
    expect(filed).toHaveLength(1)
    const number = filed[0]?.status === 'fulfilled' ? filed[0].value.number : null
    for (const one of tries) {
      if (one === filed[0]) continue
      if (one.status === 'fulfilled') expect(one.value.outcome).toBe('refused')
      else {
        expect(one.reason).toMatchObject({ status: 409, title: expect.stringContaining('别的班') })
        expect(one.reason.fields.map(({ path }: { path: string }) => path)).toEqual(
          [2, 3, 4, 5, 6].map((row) => `roster.${row}.idNumber`),
        )
        expect(JSON.stringify(one.reason)).not.toContain(number)
      }
    }
    const { rows } = await sql<{ count: number }>`select count(distinct class) as count from trainee_day d
      where class in (select id from training_class where number = ${number})`.execute(kernel.database.db)
    expect(rows).toEqual([{ count: 1 }])
  })

  test('双击提交只备案一次', async () => {
    const { agent } = await openSchool(kernel, 65)
    const form = await filing(workers(3))
    const once = { ...asking(agent), key: 'one-click' }
    const before = await counts()
    const [first, second] = await Promise.all([
      perform(kernel, fileClass, once, form),
      perform(kernel, fileClass, once, form),
    ])
    expect(second).toEqual(first)
    expect((await counts())?.classes).toBe((before?.classes ?? 0) + 1)
  })

  test('同一个签到码两个人都能用，一个人用两次只记一次', async () => {
    const { agent } = await openSchool(kernel, 66)
    const lines = workers(2)
    const { id } = await approvedClass(kernel, agent, lines)
    kernel.clock.set('2026-03-09T08:30:00+08:00')
    const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
    const code = (await kernel.as(agent, readAttendanceCode, { id })).url.split('/').at(-1) ?? ''
    await Promise.all([...trainees, ...trainees].map((trainee) => kernel.as(trainee, attend, { id, code })))
    await signIn(kernel, agent, id, trainees)
    const { rows } = await sql`select 1 from attendance where class = ${id}`.execute(kernel.database.db)
    expect(rows).toHaveLength(2)
    kernel.clock.set('2026-03-02T09:00:00+08:00')
  })
})

test('名册里的号码不进日志，也不进幂等记录和审计', async () => {
  const { agent } = await openSchool(kernel, 67)
  const lines = workers(2)
  await kernel.as(agent, fileClass, await filing(lines))
  const form = await filing([{ ...lines[0], name: '' }, ...lines.slice(1)])
  const { hours, startsOn, hoursPerDay, restDays, roster } = form
  await kernel.as(agent, checkRoster, { hours, startsOn, hoursPerDay, restDays, roster })
  await kernel.as(agent, fileClass, form)
  const { rows: tables } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(kernel.database.db)
  for (const { name } of tables) {
    const { rows } = await sql<{ found: number }>`select count(*) as found from ${sql.table(name)} as t
      where t::text like ${`%${lines[1]?.idNumber}%`} or t::text like ${`%${lines[1]?.phone}%`}`.execute(
      kernel.database.db,
    )
    expect(rows, name).toEqual([{ found: 0 }])
  }
})
