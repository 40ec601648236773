import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decide } from '../../decision/decision.ts'
import { said } from '../../decision/said.fixture.ts'
import { civilDate } from '../../value/time/civil-date.ts'
import { type Edition, standardKind } from '../edition.ts'
import type { PolicyDocument } from '../policy-document.ts'
import { Standards } from '../standards.ts'
import { expiring, refuseLapsed } from './expiry.ts'

const fees = standardKind('fees', z.unknown(), '收费标准')

const document = (id: string, to: string | null): PolicyDocument => ({
  id,
  title: `${id}办法`,
  short: id,
  issuer: '某局',
  number: null,
  level: 'city',
  from: civilDate('2020-01-01'),
  to: to === null ? null : civilDate(to),
  sources: [],
  status: 'confirmed',
  articles: [{ article: '1', title: '一', summary: '一', status: 'confirmed' }],
})

const edition = (name: string, from: string, to: string | null, data: unknown): Edition => ({
  id: `fees/${name}`,
  kind: 'fees',
  name,
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  source: '示例',
  status: 'confirmed',
  data,
})

const cites = (document: string, carried?: true) => ({
  clause: { document, article: '1', ...(carried && { carried }) },
})

const standards = new Standards(
  [fees],
  [
    edition('old', '2020-01-01', '2026-12-31', cites('甲')),
    edition('knowing', '2027-01-01', '2027-12-31', cites('乙')),
    edition('saying', '2028-01-01', null, { rows: [cites('丙', true)] }),
  ],
  [
    document('甲', '2026-06-30'),
    document('乙', '2026-12-31'),
    document('丙', '2028-06-30'),
    document('丁', null),
  ],
)

const decision = (id: string, editionName: string) =>
  decide<number>()
    .uses(`fees/${editionName}`)
    .require(true, said('a'), standards.clause(id, '1'))
    .grant(() => 1)

const outcome = (id: string, editionName: string, day: string) =>
  refuseLapsed(decision(id, editionName), standards, civilDate(day)).outcome

describe('一个决定所依据的条款', () => {
  test('最后一天还有效，第二天起拒绝，说明失效日', () => {
    expect([outcome('甲', 'old', '2026-06-30'), outcome('甲', 'old', '2026-07-01')]).toEqual([
      'granted',
      'refused',
    ])
    expect(refuseLapsed(decision('甲', 'old'), standards, civilDate('2026-07-01'))).toMatchObject({
      value: null,
      reasons: [
        { rule: 'clause-in-force', met: false, found: '甲施行到2026年6月30日，已经失效' },
        { rule: 'a' },
      ],
    })
  })

  test('没有失效日的一直有效，有效的决定原样不动', () => {
    const granted = decision('丁', 'old')
    expect(refuseLapsed(granted, standards, civilDate('2099-01-01'))).toBe(granted)
  })

  test('标准写明沿用，或者标准施行前文件就已失效，不算失效', () => {
    expect(outcome('丙', 'saying', '2029-01-01')).toBe('granted')
    expect(outcome('乙', 'knowing', '2027-06-01')).toBe('granted')
    expect(outcome('乙', 'none', '2027-06-01')).toBe('refused')
  })

  test('没有查到标准而依据已失效的，也以失效为由拒绝', () => {
    const unknown = decide<number>()
      .uses('fees/none')
      .undecidable(true, said('a'), standards.clause('甲'))
      .grant(() => 1)
    expect(refuseLapsed(unknown, standards, civilDate('2026-07-01')).outcome).toBe('refused')
    expect(refuseLapsed(unknown, standards, civilDate('2026-06-01')).outcome).toBe('undecidable')
  })
})

describe('到期提醒', () => {
  const on = (day: string, months = 6) =>
    expiring(standards, civilDate(day), months).map(({ document: { id }, days, resting }) => [
      id,
      days,
      resting.map(({ name }) => name),
    ])

  test('提前几个月开始，写明还有几天、哪些标准依据它，最急的在前', () => {
    expect(on('2025-12-29')).toEqual([])
    expect(on('2025-12-30')).toEqual([['甲', 182, ['old']]])
    expect(on('2026-07-01')).toEqual([
      ['甲', -1, ['old']],
      ['乙', 183, []],
    ])
  })

  test('失效以后，只要还有标准依据它就一直提醒', () => {
    expect(on('2026-12-30', 0)).toEqual([['甲', -183, ['old']]])
    expect(on('2027-01-01', 0)).toEqual([])
  })
})
