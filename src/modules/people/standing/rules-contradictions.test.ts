import { describe, expect, test } from 'vitest'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { FactKind, PersonStatus, StatusKind } from '../schema.ts'
import { contradictionsIn } from './rules-contradictions.ts'
import { row } from './status-row.fixture.ts'

const DAY = '2026-03-04'
const said = (kind: StatusKind, more: Partial<PersonStatus> = {}) =>
  row(kind, '2026-01-01', null, { id: `said ${kind}`, trust: 'C', source: '机构填报', ...more })
const known = (kind: StatusKind, more: Partial<PersonStatus> = {}) =>
  row(kind, '2025-06-01', null, { id: `known ${kind}`, ...more })

const found = (rows: PersonStatus[], answered: [FactKind, string][] = []) =>
  contradictionsIn(
    rows,
    civilDate(DAY),
    new Map(answered.map(([fact, day]): [FactKind, CivilDate] => [fact, civilDate(day)])),
  ).map(({ declared, registered }) => [declared.id, registered.id])

describe('填报与登记不一致', () => {
  test.each([
    ['employed', 'registered-unemployed'],
    ['employed', 'pupil'],
    ['employed', 'retired'],
    ['employed', 'hardship'],
    ['registered-unemployed', 'student'],
    ['registered-unemployed', 'pupil'],
    ['registered-unemployed', 'retired'],
    ['hardship', 'retired'],
  ] as const)('“%s”与“%s”不能同时为真，谁填报、谁登记都一样', (one, other) => {
    expect(found([said(one), known(other)])).toEqual([[`said ${one}`, `known ${other}`]])
    expect(found([said(other), known(one)])).toEqual([[`said ${other}`, `known ${one}`]])
  })

  test('能同时为真的不算：退役军人失业、农村户籍在职', () => {
    expect(found([said('veteran'), known('registered-unemployed')])).toEqual([])
    expect(found([said('rural-worker'), known('employed')])).toEqual([])
    expect(found([said('hardship'), known('registered-unemployed')])).toEqual([])
  })

  test('两边都是登记、或者都是填报的，不在此列', () => {
    expect(found([known('employed'), known('retired', { trust: 'B' })])).toEqual([])
    expect(found([said('employed'), said('retired', { trust: 'D' })])).toEqual([])
  })

  test.each([
    ['C', 'A'],
    ['C', 'B'],
    ['D', 'A'],
    ['D', 'B'],
  ] as const)('填报为 %s 级、登记为 %s 级：算', (low, high) => {
    expect(found([said('employed', { trust: low }), known('retired', { trust: high })])).toEqual([
      ['said employed', 'known retired'],
    ])
  })

  test('只看当天有效的：首日、末日都算，前后一天不算', () => {
    const retired = (from: string, to: string | null) =>
      known('retired', { from: civilDate(from), to: to === null ? null : civilDate(to) })
    const pair = [['said employed', 'known retired']]
    expect(found([said('employed'), retired('2026-03-04', '2026-03-04')])).toEqual(pair)
    expect(found([said('employed'), retired('2026-03-05', null)])).toEqual([])
    expect(found([said('employed'), retired('2026-01-01', '2026-03-03')])).toEqual([])
    expect(found([said('employed', { to: civilDate('2026-03-03') }), retired('2026-01-01', null)])).toEqual(
      [],
    )
  })
})

describe('在哪家单位', () => {
  test('填报的单位与登记的不同，并列；相同的不算', () => {
    expect(found([said('employed', { organisation: 'e2' }), known('employed')])).toEqual([
      ['said employed', 'known employed'],
    ])
    expect(found([said('employed'), known('employed')])).toEqual([])
  })

  test('登记里有几家的，与其中一家相同就不算', () => {
    const other = known('employed', { id: 'other', organisation: 'e9' })
    expect(found([said('employed'), other, known('employed')])).toEqual([])
    expect(found([said('employed', { organisation: 'e5' }), other, known('employed')])).toEqual([
      ['said employed', 'other'],
    ])
  })

  test('没有登记在册的单位按统一社会信用代码比；都没有代码的不能当作相同', () => {
    const outside = (code?: string) => ({
      organisation: null,
      detail: code === undefined ? {} : { employerCode: code },
    })
    const known1 = known('employed', { organisation: 'e1', detail: { employerCode: 'X1' } })
    expect(found([said('employed', outside('X1')), known1])).toEqual([])
    expect(found([said('employed', outside('X2')), known1])).toEqual([['said employed', 'known employed']])
    const bare = known('employed', { organisation: 'e1', detail: {} })
    expect(found([said('employed', outside()), bare])).toEqual([['said employed', 'known employed']])
    expect(found([said('employed', outside('X1')), bare])).toEqual([['said employed', 'known employed']])
  })

  test('别的类别不比单位', () => {
    expect(
      found([said('hardship', { organisation: 'a' }), known('hardship', { organisation: 'b' })]),
    ).toEqual([])
  })
})

describe('登记机关答复“没有”', () => {
  test.each([
    ['2026-03-03', false],
    ['2026-03-04', true],
    ['2026-03-05', true],
  ])('答复所述的日子 %s：%s', (asOf, counts) => {
    expect(found([said('registered-unemployed')], [['unemployment', asOf]])).toEqual(
      counts ? [['said registered-unemployed', null]] : [],
    )
  })

  test('没有答复过的不算，答复的是别的事实的不算，有登记的不算', () => {
    expect(found([said('registered-unemployed')])).toEqual([])
    expect(found([said('registered-unemployed')], [['relief', DAY]])).toEqual([])
    expect(
      found([said('registered-unemployed'), known('registered-unemployed')], [['unemployment', DAY]]),
    ).toEqual([])
  })

  test('学历只按学历证书判断，不在此列', () => {
    expect(found([said('degree')], [['degree', DAY]])).toEqual([])
  })
})
