import { describe, expect, test } from 'vitest'
import { amended, type CatalogueEdition, type CatalogueLine, catalogueKind } from '../../catalogue/rules.ts'
import { claim, standards } from '../rules/claims.fixture.ts'
import type { ClassClaimFacts } from '../rules.ts'
import { type DecidedClaims, impact } from './rules-impact.ts'

const current = standards.edition(catalogueKind, 'catalogue/2019-2020')

const draft = (occupation: string, cells: Partial<CatalogueLine>): CatalogueEdition => {
  const made = amended(
    current.data,
    Object.entries(cells).map(([column, value]) => ({
      occupation,
      column: column as keyof CatalogueLine,
      value,
    })),
  )
  if ('message' in made) throw new Error(made.message)
  return { ...current, id: 'catalogue/draft', name: '草案', data: made.data }
}

const one = (facts: Partial<ClassClaimFacts>, count = 1): DecidedClaims => ({
  district: '120116',
  facts: claim(facts),
  count,
})

const change = (before: CatalogueEdition, after: CatalogueEdition, ...claims: DecidedClaims[]) =>
  impact(claims, { catalogue: before, standards }, { catalogue: after, standards })

describe('影响测算：按职业列出有变化的', () => {
  test('没有变化的不列，只变一笔的也要列', () => {
    const after = draft('焊工', { L4_120: '3300' })
    const { byOccupation } = change(current, after, one({}), one({ occupation: '铆工' }, 40))
    expect(byOccupation.map(({ key, gainers, gained }) => [key, gainers, gained])).toEqual([
      ['焊工 四级（中级工）', 1, 6000],
    ])
    const cheaper = draft('焊工', { L4_120: '3200' })
    expect(change(current, cheaper, one({})).byOccupation.map(({ losers, lost }) => [losers, lost])).toEqual([
      [1, 4000],
    ])
  })

  test('变化大的在前，增减都按大小比；一样大的按名称', () => {
    const after = { ...current, data: { ...current.data, rows: current.data.rows.map(shifted) } }
    const claims = ['数控车工', '铆工', '焊工', '锻造工'].map((occupation) => one({ occupation }))
    expect(change(current, after, ...claims).byOccupation.map(({ key }) => key.split(' ')[0])).toEqual([
      '锻造工',
      '数控车工',
      '铆工',
      '焊工',
    ])
  })
})

/** 焊工 −100, 锻造工 +300, 铆工 and 数控车工 +200 each. */
const SHIFTS: Record<string, number> = { 焊工: -100, 锻造工: 300, 铆工: 200, 数控车工: 200 }
const shifted = (row: CatalogueLine): CatalogueLine => ({
  ...row,
  L4_120: SHIFTS[row.name] === undefined ? row.L4_120 : String(Number(row.L4_120) + (SHIFTS[row.name] ?? 0)),
})

describe('影响测算：算不出来的', () => {
  const blank = draft('焊工', { L4_120: '' })

  test('只要有一边没有公布，就单列，不当作没有变化', () => {
    expect(change(current, blank, one({}, 3)).total).toMatchObject({ claims: 3, unclear: 3 })
    expect(change(blank, current, one({}, 3)).total).toMatchObject({ claims: 3, unclear: 3 })
    expect(change(blank, blank, one({}, 3)).total).toMatchObject({ claims: 3, unclear: 3 })
    expect(change(current, current, one({}, 3)).total).toMatchObject({ claims: 3, unclear: 0 })
  })
})
