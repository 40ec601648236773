import { describe, expect, test } from 'vitest'
import { restsOnAssumption } from '../../../kernel/decision/decision.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import { decideClaim } from '../rules.ts'
import { claim, printed, saidOf, standards } from './claims.fixture.ts'

const FROM = 'catalogue/2015'

describe('推定：凡不是公布原文所载的，决定里都要标明', () => {
  test('目录自己的紧缺程度和金额，不标推定', () => {
    const said = saidOf('class-rate', claim())
    expect([said?.met, said?.assumed]).toEqual([true, false])
  })

  test.each([
    ['紧缺程度沿用旧版', { demandFrom: FROM }],
    ['金额沿用旧版', { amountsFrom: FROM }],
    ['这一行未经核实', { status: 'assumed' }],
    ['两样都沿用旧版', { demandFrom: FROM, amountsFrom: FROM }],
  ] as const)('%s：补贴比例标推定', (_case, columns) => {
    expect(saidOf('class-rate', claim(), printed(columns))?.assumed).toBe(true)
  })

  test('技师的比例与紧缺程度无关：只有金额沿用旧版才标推定', () => {
    const technician = claim({ level: 2 })
    expect(saidOf('technician-rate', technician)?.assumed).toBe(false)
    expect(saidOf('technician-rate', technician, printed({ demandFrom: FROM }))?.assumed).toBe(false)
    expect(saidOf('technician-rate', technician, printed({ amountsFrom: FROM }))?.assumed).toBe(true)
  })

  test('列入目录这一条，只有紧缺程度沿用旧版才标推定', () => {
    expect(saidOf('in-catalogue', claim())?.assumed).toBe(false)
    expect(saidOf('in-catalogue', claim(), printed({ demandFrom: FROM }))?.assumed).toBe(true)
    expect(saidOf('in-catalogue', claim(), printed({ amountsFrom: FROM }))?.assumed).toBe(false)
  })

  test('次数的条款没有查到原文，每一个决定都标推定', () => {
    expect(saidOf('times', claim())?.assumed).toBe(true)
    expect(restsOnAssumption(decideClaim(claim(), standards))).toBe(true)
  })
})

describe('推定：评价费', () => {
  const assessed = (evaluation: 'confirmed' | 'assumed', amountsFrom: string) => {
    const edition = standards.edition(catalogueKind, 'catalogue/2021-2022')
    const rows = edition.data.rows.map((row) =>
      row.name === '焊工' ? { ...row, evaluation: 'A' as const, L4_120: '3240', amountsFrom } : row,
    )
    const data = { ...edition.data, rows, evaluation: { ...edition.data.evaluation, status: evaluation } }
    const facts = claim({ project: 'assessment', classFiledOn: civilDate('2022-03-01') })
    return saidOf('evaluation-rate', facts, standards.with([{ ...edition, data }]))
  }

  test.each([
    ['confirmed', '', false],
    ['assumed', '', true],
    ['confirmed', 'catalogue/2019-2020', true],
    ['assumed', 'catalogue/2019-2020', true],
  ] as const)('评价费表 %s、沿用“%s”：%s', (evaluation, amountsFrom, expected) => {
    const said = assessed(evaluation, amountsFrom)
    expect([said?.met, said?.assumed, said?.found]).toEqual([true, expected, '评价A类，按100%'])
  })
})

describe('暂不能判定：公布的内容里缺了什么，就说缺什么', () => {
  test('金额空白', () => {
    expect(saidOf('amount-published', claim(), printed({ L4_120: '' }))?.met).toBe(false)
    expect(saidOf('amount-published', claim())).toBeNull()
  })

  test('紧缺程度空白：高级工及以下不能判定，技师照补', () => {
    const blank = printed({ demand: '' })
    expect(decideClaim(claim(), blank).outcome).toBe('undecidable')
    expect(saidOf('demand-published', claim(), blank)?.met).toBe(false)
    expect(decideClaim(claim({ level: 2 }), blank)).toMatchObject({ outcome: 'granted', value: 414000 })
  })
})
