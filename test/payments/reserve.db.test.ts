import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proof } from '../../src/kernel/ledger/index.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { liveOf, release, reserve } from '../../src/modules/payments/index.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk(100_000)
})
afterAll(async () => {
  expect(await proof(desk.kernel.database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
  await desk.close()
})

const eight = Array.from({ length: 8 }, (_, index) => index)
const district = (index: number) => (index % 2 === 0 ? '120116' : '120101')

describe('同一人同一职业同一等级只补一次，由数据库保证', () => {
  test('八个窗口、两个区同时批准同一人同一职业等级的八笔：恰好一笔通过，其余说出是哪一笔占了', async () => {
    const person = randomUUID()
    const payee = await desk.payee()
    const keys = [`training/${person}/焊工/4`, `cost/${person}/焊工/4`]
    const all = await Promise.all(
      eight.map((index) => desk.claim({ person, payee, keys, district: district(index) })),
    )
    const through = all.filter((one) => one.reserved.reserved)
    expect(through).toHaveLength(1)
    for (const { number, reserved } of all) {
      if (number === through[0]?.number) continue
      expect(reserved).toEqual({ reserved: false, reason: 'key', by: through[0]?.number })
    }
    expect(await liveOf(desk.kernel.database.db, person)).toMatchObject([
      { case: through[0]?.number, keys: [...keys].sort(), state: 'approved' },
    ])
  })

  test('两种补贴共用的一把钥匙：先批培训补贴，技能提升补贴就通不过', async () => {
    const person = randomUUID()
    const shared = `cost/${person}/焊工/4`
    const first = await desk.claim({ person, keys: [`training/${person}/焊工/4`, shared] })
    const second = await desk.claim({ person, keys: [`skill-upgrade/${person}/焊工/4`, shared] })
    expect(second.reserved).toEqual({ reserved: false, reason: 'key', by: first.number })
  })

  test('释放以后，同一职业等级可以另批；释放两次只释放一次', async () => {
    const person = randomUUID()
    const keys = [`cost/${person}/铆工/4`]
    const first = await desk.claim({ person, keys })
    expect(await desk.act((ctx) => release(ctx, first.number, '试验'))).toBe(true)
    expect(await desk.act((ctx) => release(ctx, first.number, '试验'))).toBe(false)
    expect((await desk.claim({ person, keys })).reserved.reserved).toBe(true)
  })

  test('绕过程序直接写第二把同样的活钥匙，数据库拒绝', async () => {
    const person = randomUUID()
    await desk.claim({ person, keys: [`cost/${person}/车工/4`] })
    await desk.claim({ person, keys: [`cost/${person}/车工/3`] })
    await expect(
      desk.rows(
        sql`update payable_key set key = ${`cost/${person}/车工/4`} where key = ${`cost/${person}/车工/3`}`,
      ),
    ).rejects.toThrow(/payable_key_live/)
  })
})

describe('每年最多三次，由数据库保证', () => {
  test('一个人一年里八笔不同职业同时批准：恰好三笔通过，其余说次数已满', async () => {
    const person = randomUUID()
    const payee = await desk.payee()
    const limits = [{ key: `training/${person}/2026`, max: 3 }]
    const all = await Promise.all(
      eight.map((index) =>
        desk.claim({
          person,
          payee,
          keys: [`cost/${person}/职业${index}/4`],
          limits,
          district: district(index),
        }),
      ),
    )
    expect(all.filter((one) => one.reserved.reserved)).toHaveLength(3)
    for (const { reserved } of all.filter((one) => !one.reserved.reserved))
      expect(reserved).toMatchObject({ reserved: false, reason: 'limit' })
  })

  test('别的年份另算；释放一笔，空出的一次可以再用', async () => {
    const person = randomUUID()
    const of = (year: number, trade: string) =>
      desk.claim({
        person,
        keys: [`cost/${person}/${trade}/4`],
        limits: [{ key: `training/${person}/${year}`, max: 1 }],
        countsOn: civilDate(`${year}-03-01`),
      })
    const first = await of(2026, '甲')
    expect((await of(2026, '乙')).reserved).toEqual({ reserved: false, reason: 'limit', by: first.number })
    expect((await of(2025, '丙')).reserved.reserved).toBe(true)
    await desk.act((ctx) => release(ctx, first.number, '试验'))
    expect((await of(2026, '丁')).reserved.reserved).toBe(true)
  })
})

test('资金不够时，说不够，钥匙和次数都不占', async () => {
  const person = randomUUID()
  const keys = [`cost/${person}/镗工/4`]
  const limits = [{ key: `training/${person}/2026`, max: 1 }]
  const much = await desk.claim({ person, keys, limits, amount: 999_999_999 })
  expect(much.reserved).toEqual({ reserved: false, reason: 'funds' })
  expect((await desk.claim({ person, keys, limits })).reserved.reserved).toBe(true)
})

test('八个人同时从同一笔资金里占用：总额不超过预算，一个也不报错', async () => {
  const small = await openDesk(1000)
  const payee = await small.payee()
  const all = await Promise.all(eight.map(() => small.claim({ payee, amount: 30_000 })))
  expect(all.filter((one) => one.reserved.reserved)).toHaveLength(3)
  expect(await proof(small.kernel.database.db)).toMatchObject({ sound: true })
  await small.close()
})

test('同一事务里又占又放，不留下任何痕迹', async () => {
  const { number } = await desk.claim({ amount: 1000 })
  await desk.act((ctx) => release(ctx, number, '试验'))
  const [left] = await desk.rows<{ live: number }>(
    sql`select count(*) as live from payable_key join payable on payable.id = payable where case_number = ${number} and live`,
  )
  expect(left?.live).toBe(0)
  await expect(desk.act((ctx) => reserve(ctx, { keys: [], limits: [] } as never))).rejects.toThrow(
    'at least one key',
  )
})
