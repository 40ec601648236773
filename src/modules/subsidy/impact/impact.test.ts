import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { amended, type CatalogueEdition, catalogueKind } from '../../catalogue/rules.ts'
import { classSituation } from '../rules/situation/situations.fixture.ts'
import {
  type ClaimFacts,
  type ClassClaimFacts,
  decideClaim,
  skillUpgradeKind,
  subsidyKind,
} from '../rules.ts'
import { costOf, type DecidedClaims, type Impact, impact } from './rules-impact.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, subsidyKind, skillUpgradeKind])
const current = standards.edition(catalogueKind, 'catalogue/2024')

const draft = (...cells: [occupation: string, column: 'L4_120' | 'L4_80' | 'demand', value: string][]) => {
  const made = amended(
    current.data,
    cells.map(([occupation, column, value]) => ({ occupation, column, value })),
  )
  if ('message' in made) throw new Error(made.message)
  return { ...current, id: 'catalogue/draft', name: '草案', data: made.data } as CatalogueEdition
}

const dearer = draft(['焊工', 'L4_120', '3400'])
const of = (facts: Partial<ClassClaimFacts>): ClaimFacts => ({
  project: 'training',
  group: 'enterprise-employee',
  occupation: '焊工',
  level: 4,
  hours: 120,
  mode: 'offline',
  classFiledOn: civilDate('2025-06-01'),
  certificate: { level: 4, issuedOn: civilDate('2025-08-01') },
  history: [],
  ...facts,
})
const claims = (count: number, facts: Partial<ClassClaimFacts> = {}, district = '120116'): DecidedClaims => ({
  district,
  facts: of(facts),
  count,
})
const change = (after: CatalogueEdition, ...all: DecidedClaims[]): Impact =>
  impact(all, { catalogue: current, standards }, { catalogue: after, standards })

describe('影响测算', () => {
  test('焊工四级由 3240 调到 3400：每人多 160 元，线上线下相结合的多 112 元', () => {
    const found = change(dearer, claims(100), claims(10, { mode: 'blended' }, '120101'))
    expect(found.total).toEqual({
      claims: 110,
      before: 100 * 324_000 + 10 * 226_800,
      after: 100 * 340_000 + 10 * 238_000,
      gainers: 110,
      gained: 100 * 16_000 + 10 * 11_200,
      losers: 0,
      lost: 0,
      unclear: 0,
    })
    expect(found.byDistrict.map((row) => [row.key, costOf(row)])).toEqual([
      ['120116', 1_600_000],
      ['120101', 112_000],
    ])
    expect(found.byDemand.map(({ key }) => key)).toEqual(['非常紧缺'])
    expect(found.byOccupation.map(({ key, claims: count }) => [key, count])).toEqual([
      ['焊工 四级（中级工）', 110],
    ])
  })

  test('降为一般紧缺：少两成；技师不受影响', () => {
    const found = change(draft(['焊工', 'demand', '一般紧缺']), claims(5), claims(2, TECHNICIAN))
    expect(costOf(found.total)).toBe(-5 * 64_800)
    expect(found.total).toMatchObject({ claims: 7, gainers: 0, losers: 5, lost: 324_000 })
  })

  test('移出目录的职业一分不补，单列出来', () => {
    const rows = current.data.rows.filter(({ name }) => name !== '焊工')
    const found = change({ ...current, id: 'catalogue/draft', data: { ...current.data, rows } }, claims(3))
    expect(found.total).toMatchObject({ after: 0, losers: 3, lost: 3 * 324_000 })
    expect(found.byDemand.map(({ key }) => key)).toEqual(['移出目录'])
  })

  test('课时不够、已经领过的，按原来的事实仍然不补', () => {
    const paid = {
      project: 'training',
      occupation: '焊工',
      level: 4,
      paidOn: civilDate('2024-01-01'),
    } as const
    const found = change(dearer, claims(4, { hours: 60 }), claims(4, { history: [paid] }))
    expect(found.total).toMatchObject({ claims: 8, before: 0, after: 0, gainers: 0 })
  })

  test('没有公布金额的算不出来，说有几笔，不当作不补', () => {
    expect(change(dearer, claims(6, { occupation: '网约配送员' })).total).toMatchObject({
      unclear: 6,
      before: 0,
    })
  })

  test('草案与现行相同，一分不差', () => {
    fc.assert(
      fc.property(fc.array(classSituation, { maxLength: 20 }), (all) => {
        const { total } = change(draft(), ...all.map((facts) => ({ district: '120101', facts, count: 1 })))
        expect(total).toMatchObject({ gainers: 0, losers: 0 })
        expect(costOf(total)).toBe(0)
      }),
    )
  })

  test('合并同样的事实与一笔一笔算，结果相同；也与决定用的规则相同', () => {
    const grouped = fc.array(
      fc.record({
        district: fc.constantFrom('120101', '120116'),
        facts: classSituation,
        count: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 12 },
    )
    const under = standards.asIfAlways(dearer)
    fc.assert(
      fc.property(grouped, (all) => {
        const singly = all.flatMap((one) => Array.from({ length: one.count }, () => ({ ...one, count: 1 })))
        const found = change(dearer, ...all)
        expect(found).toEqual(change(dearer, ...singly))
        const sum = singly.reduce((money, { facts }) => money + (decideClaim(facts, under).value ?? 0), 0)
        expect(found.total.after).toBe(sum)
        for (const parts of [found.byDemand, found.byDistrict, found.byProject])
          expect(parts.reduce((money, part) => money + costOf(part), 0)).toBe(costOf(found.total))
      }),
      { numRuns: 500 },
    )
  })
})

const TECHNICIAN = { level: 2, certificate: { level: 2, issuedOn: civilDate('2025-08-01') } } as const
