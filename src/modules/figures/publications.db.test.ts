import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoKernel } from '../../../test/demo-city.ts'
import { official, type TestKernel } from '../../../test/kernel.ts'
import { foldFigures, recountFigures } from '../../kernel/figure/index.ts'
import { TALLIES } from './figure.ts'
import { listFigurePublications, readFigurePublication } from './verbs/publications.ts'
import { publishFigures } from './verbs/publish-figures.ts'
import { readFigures } from './verbs/read-figures.ts'

let kernel: TestKernel
const reviewer = official('municipal-reviewer')
const leader = official('leader')

beforeAll(async () => {
  kernel = await demoKernel()
}, 600_000)
afterAll(() => kernel.close())

const fold = () => foldFigures(kernel.database, TALLIES, kernel.clock.now())
/** A certificate that counts: of an examination of this year, and not replaced by a corrected one. */
const revokeOne = () =>
  sql`update certificate set revoked_on = '2026-03-01', revocation = 'fraud', revocation_note = '测试'
    where id = (select id from certificate c where revoked_on is null and source_kind = 'exam'
      and not exists (select 1 from certificate newer where newer.replaces = c.id)
      order by issued_on desc, id limit 1)`.execute(kernel.database.db)

test('演示城市里逐笔计入的与从头重算的一样', async () => {
  await fold()
  const found = await recountFigures(kernel.database, TALLIES, kernel.clock.now())
  expect(found).toEqual(
    TALLIES.map(({ key }) => ({ tally: key, renewed: false, rows: 0, people: 0, sums: 0 })),
  )
})

test('发布的数以后不变，后来的数列在旁边；同一名称只发布一次', async () => {
  await fold()
  const { id } = await kernel.as(reviewer, publishFigures, { title: '2026 年 2 月' })
  const before = (await kernel.as(leader, readFigures, {})).items
  await revokeOne()
  await fold()
  const published = await kernel.as(leader, readFigurePublication, { id })
  expect(published.figures.map(({ key, published }) => [key, published])).toEqual(
    before.map(({ key, value }) => [key, value]),
  )
  const certified = published.figures.find(({ key }) => key === 'certified')
  expect(certified?.now).toBe((certified?.published ?? 0) - 1)
  expect(certified?.districts.reduce((sum, one) => sum + one.published, 0)).toBe(certified?.published)
  await expect(kernel.as(reviewer, publishFigures, { title: '2026 年 2 月' })).rejects.toMatchObject({
    status: 409,
  })
  const { items } = await kernel.as(leader, listFigurePublications, {})
  expect(items).toMatchObject([{ id, title: '2026 年 2 月', publishedBy: 'municipal-reviewer' }])
})

test('区里的人只看到本区发布的数', async () => {
  await fold()
  const { id } = await kernel.as(reviewer, publishFigures, { title: '分区' })
  const whole = await kernel.as(leader, readFigurePublication, { id })
  const code = kernel.city.districts[0]?.code ?? ''
  const own = await kernel.as(official('leader', [code]), readFigurePublication, { id })
  for (const one of own.figures) {
    const same = whole.figures
      .find(({ key }) => key === one.key)
      ?.districts.find((of) => of.district === code)
    expect(one.published, one.key).toBe(same?.published)
    expect(one.districts).toHaveLength(1)
  }
})

test('正在从头计数，或者一分钟没有人计入，就不能发布；刚刚发生的不挡发布', async () => {
  const tries = (title: string) => kernel.as(reviewer, publishFigures, { title })
  await fold()
  await revokeOne()
  expect(await tries('照发')).toMatchObject({ id: expect.any(String) })
  await sql`update figure_due set at = at - interval '2 minutes'`.execute(kernel.database.db)
  await expect(tries('没人计入')).rejects.toMatchObject({ status: 409 })
  await fold()
  await sql`update figure_tally set digest = null where key = 'paid'`.execute(kernel.database.db)
  expect((await kernel.as(leader, readFigures, {})).counting).toBe(true)
  await expect(tries('正在计数')).rejects.toMatchObject({ status: 409 })
  await fold()
  expect((await kernel.as(leader, readFigures, {})).counting).toBe(false)
  expect(await tries('计完了')).toMatchObject({ id: expect.any(String) })
})

test('数据库不让改发布过的数', async () => {
  await fold()
  await kernel.as(reviewer, publishFigures, { title: '改不动' })
  for (const statement of [
    sql`update figure_published_value set number = number + 1`,
    sql`delete from figure_published`,
    sql`update figure_publication set title = '另一期'`,
  ])
    await expect(statement.execute(kernel.database.db)).rejects.toThrow('never changed')
})

test('没有发布权限的人不能发布', async () => {
  await expect(kernel.as(leader, publishFigures, { title: '领导发布' })).rejects.toMatchObject({
    status: 403,
  })
})
