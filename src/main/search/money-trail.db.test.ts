import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoKernel } from '../../../test/demo-city.ts'
import { official, type TestKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { VERBS } from '../modules.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await demoKernel()
}, 600_000)
afterAll(() => kernel.close())

const auditor = official('auditor')

const verbNamed = (name: string): AnyVerb => {
  const found = VERBS.find((one) => one.name === name)
  if (!found) throw new Error(`no verb ${name}`)
  return found
}

interface Trail {
  stations: {
    key: string
    none: string | null
    lines: { text: string; work: string | null; site: string | null; closed: string | null }[]
  }[]
}

const trailOf = (actor: Parameters<TestKernel['as']>[0], number: string): Promise<Trail> =>
  kernel.as(actor, verbNamed('payments.money-trail'), { number })

async function aPaidCase(): Promise<{ number: string; district: string }> {
  const { rows } = await sql<{ number: string; district: string }>`select f.number, f.district from payable p
    join case_file f on f.number = p.case_number
    where p.state = 'paid' and f.kind = 'BT' order by f.number limit 1`.execute(kernel.database.db)
  if (!rows[0]) throw new Error('the demo city has paid nothing')
  return rows[0]
}

/** Which verb answers behind an address, with what is in the address. */
const BEHIND: readonly [RegExp, string, (found: RegExpExecArray) => object][] = [
  [/^\/cases\/([^?]+)/, 'cases.read', ([, number]) => ({ number })],
  [/^\/batches\/(.+)/, 'cases.read', ([, number]) => ({ number })],
  [/^\/funds$/, 'payments.funds', () => ({})],
  [
    /^\/figures\/([^?]+)\?district=(\d+)&month=(.+)/,
    'figures.rows',
    ([, key, district, month]) => ({ key, district, month }),
  ],
  [/^\/policy\/([^#]+)/, 'policy.read-document', ([, document]) => ({ id: decodeURIComponent(document!) })],
  [/^\/subsidy\/catalog\/editions\/(.+)/, 'catalogue.edition', ([, edition]) => ({ edition })],
  [/^\/learn\/providers\/(.+)/, 'organisations.read', ([, id]) => ({ id })],
  [/^\/v\/(.+)/, 'certificates.verify', ([, code]) => ({ code })],
  [/^\/notices\/(.+)/, 'notices.read', ([, id]) => ({ id })],
]

test('一笔已到账的钱：从条款到指标站站都有，审计人员每一处都打得开', async () => {
  const { number } = await aPaidCase()
  const { stations } = await trailOf(auditor, number)
  expect(stations.map(({ key }) => key)).toEqual([
    'clause',
    'edition',
    'class',
    'attendance',
    'exam',
    'certificate',
    'reviewers',
    'notice',
    'fund',
    'batch',
    'line',
    'figure',
  ])
  for (const { key, lines, none } of stations) {
    expect(none, key).toBeNull()
    expect(
      lines.some(({ work, site }) => work ?? site),
      key,
    ).toBe(true)
    for (const { text, work, site, closed } of lines) {
      expect(closed, text).toBeNull()
      const address = work ?? site
      if (!address) continue
      const behind = BEHIND.find(([shape]) => shape.test(address))
      if (!behind) throw new Error(`nothing known behind ${address}`)
      const [shape, name, inputOf] = behind
      const answer = kernel.as(work ? auditor : PUBLIC, verbNamed(name), inputOf(shape.exec(address)!))
      await expect(answer, `${text} ${address}`).resolves.toBeDefined()
    }
  }
})

test('从班、证书、批次都走得到这一笔；看得到的才列', async () => {
  const { number, district } = await aPaidCase()
  const { stations } = await trailOf(auditor, number)
  const linked = (key: string) => stations.find((one) => one.key === key)?.lines[0]
  const ends = [
    linked('class')?.text.split('，')[0],
    linked('certificate')?.text.split('，')[0],
    linked('batch')?.text.split('，')[0],
  ]
  for (const end of ends) {
    const { items } = await kernel.as(auditor, verbNamed('payments.money-from'), { number: end })
    expect(
      items.map((one: { number: string }) => one.number),
      end,
    ).toContain(number)
  }
  const elsewhere = official('finance-officer', [district === '120101' ? '120102' : '120101'])
  const { items, beyond } = await kernel.as(elsewhere, verbNamed('payments.money-from'), { number: ends[0] })
  expect(items).toEqual([])
  expect(beyond).toBeGreaterThan(0)
  await expect(trailOf(elsewhere, number)).rejects.toMatchObject({ status: 403 })
})

test('岗位看不到的说明看不到，不给链接', async () => {
  const { number, district } = await aPaidCase()
  const { stations } = await trailOf(official('finance-officer', [district]), number)
  const [batch] = stations.find(({ key }) => key === 'batch')?.lines ?? []
  expect(batch).toMatchObject({ work: null, closed: '您的岗位不能打开' })
})

test('不拨付的办件没有这一页', async () => {
  const { rows } = await sql<{
    number: string
  }>`select number from case_file where kind = 'KB' limit 1`.execute(kernel.database.db)
  await expect(trailOf(auditor, rows[0]!.number)).rejects.toMatchObject({ status: 404 })
})
