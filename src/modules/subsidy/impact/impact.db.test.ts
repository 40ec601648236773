import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { readSheet, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { perform } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { catalogueSheet, draftEdition, exportEdition } from '../../catalogue/index.ts'
import { type ClassClaimFacts, decideClaim, simulateImpact } from '../index.ts'

const bureau = official('municipal-officer')
const finance = official('finance-officer')

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel?.close())

let serial = 0

/** A claim as the system keeps it: facts, decision and editions in one record. */
async function kept(facts: Partial<ClassClaimFacts>, more: { openedAt?: string; state?: string } = {}) {
  serial += 1
  const all: ClassClaimFacts = {
    project: 'training',
    group: 'enterprise-employee',
    occupation: '焊工',
    level: 4,
    hours: 120,
    mode: 'offline',
    classFiledOn: civilDate('2025-09-01'),
    certificate: { level: 4, issuedOn: civilDate('2025-11-01') },
    history: [],
    ...facts,
  }
  const record = recordOf(
    'subsidy.training',
    civilDate('2025-11-02'),
    all,
    decideClaim(all, await kernel.standards()),
  )
  await sql`insert into case_file (number, kind, district, title, state, form, record, opened_at, moved_at)
    values (${`BT-2025-120116-${String(serial).padStart(6, '0')}`}, 'BT', '120116', '申领', ${more.state ?? 'paid'}, '{}',
      ${JSON.stringify(record)}::jsonb, ${more.openedAt ?? '2025-11-02T10:00:00+08:00'}, now())`.execute(
    kernel.database.db,
  )
}

async function draftWithDearerWelders(): Promise<string> {
  const { bytes } = await perform(kernel, exportEdition, asking(PUBLIC), {})
  const rows: Record<string, string>[] = []
  await readSheet(catalogueSheet, bytes, ({ values }) => {
    rows.push(values.name === '焊工' ? { ...values, L4_120: '3400' } : values)
    return []
  })
  const drafted = await kernel.as(bureau, draftEdition, {
    id: '2027',
    name: '2027 年紧缺职业目录',
    from: '2026-07-01',
    source: '津人社发〔2026〕1 号',
    file: { name: '目录.xlsx', content: await writeSheet(catalogueSheet, rows) },
  })
  return drafted.number ?? ''
}

describe('签发以前看得见影响', () => {
  beforeAll(async () => {
    for (let count = 0; count < 3; count++) await kept({})
    await kept({ mode: 'blended' })
    await kept({ occupation: '装配钳工' })
    await kept({}, { openedAt: '2025-03-02T23:59:59+08:00' })
    await kept({}, { state: 'withdrawn' })
  })

  test('草案的办件带着影响测算：近十二个月的申领，放弃的和更早的不算', async () => {
    const number = await draftWithDearerWelders()
    const { evidence } = await kernel.as(finance, CASE_VERBS.readCase, { number })
    const tab = evidence.tabs.find(({ key }) => key === 'impact') as { title: string; rows: string[][] }
    expect(tab.title).toBe('影响测算 +592.00 元')
    expect(tab.rows[0]).toEqual([
      '合计（近十二个月）',
      '5',
      '13,798.00',
      '14,390.00',
      '+592.00',
      '4 笔 592.00',
      '0 笔 0.00',
      '0',
    ])
    expect(tab.rows.map(([what]) => what)).toContain('区：滨海新区')
    expect(await kernel.as(finance, simulateImpact, { number })).toMatchObject({
      from: '2025-03-03',
      to: '2026-03-02',
      total: { claims: 5, gainers: 4, gained: 59_200, losers: 0 },
    })
  })

  test('改一个数：现行目录里一格的金额，或者一类的比例', async () => {
    const one = await kernel.as(bureau, simulateImpact, { occupation: '焊工', level: '4', amount: '3000' })
    expect(one).toMatchObject({
      total: { claims: 5, losers: 4, lost: 3 * 24_000 + 16_800 },
      byOccupation: [{ name: '焊工 四级（中级工）' }],
    })
    const rate = await kernel.as(bureau, simulateImpact, { demand: '非常紧缺', percent: 90 })
    expect(rate.total.losers).toBe(5)
    expect(rate.byProject[0]?.name).toBe('培训费补贴（就业补助资金）')
  })

  test('写得不对的说得出在哪里，没有岗位的看不到', async () => {
    await expect(kernel.as(bureau, simulateImpact, { amount: '3000' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'occupation' }],
    })
    await expect(
      kernel.as(bureau, simulateImpact, { occupation: '宇航员', level: '4', amount: '1' }),
    ).rejects.toMatchObject({ status: 422, fields: [{ message: '目录里没有“宇航员”' }] })
    await expect(
      kernel.as(bureau, simulateImpact, { occupation: '焊工', level: '4', amount: '=1+1' }),
    ).rejects.toMatchObject({ status: 400 })
    await expect(kernel.as(official('district-clerk'), simulateImpact, {})).rejects.toMatchObject({
      status: 403,
    })
    await expect(
      kernel.as(official('finance-officer', ['120101']), simulateImpact, {}),
    ).rejects.toMatchObject({ status: 403 })
  })
})
