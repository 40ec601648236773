import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { addDays, civilDate } from '../value/time/civil-date.ts'
import { type Edition, standardKind } from './edition.ts'
import type { PolicyDocument } from './policy-document.ts'
import { noneOf, Standards } from './standards.ts'

const schema = z.strictObject({ of: z.string() })
const fees = standardKind('fees', schema, '收费标准')
const levels = standardKind('levels', schema, '等级条件', ({ of }) => of)

const edition = (kind: string, name: string, from: string, to: string | null = null, of = ''): Edition => ({
  id: `${kind}/${name}`,
  kind,
  name,
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  source: '示例',
  status: 'confirmed',
  data: { of },
})

const law: PolicyDocument = {
  id: 'law',
  title: '某某办法',
  short: '办法',
  issuer: '某局',
  number: null,
  level: 'city',
  from: null,
  to: null,
  sources: [],
  status: 'confirmed',
  articles: [
    { article: '9', title: '九', summary: '九', status: 'confirmed' },
    { article: '17', title: '十七', summary: '十七', status: 'confirmed' },
    { article: 'limits', label: '关于次数的规定', title: '次数', summary: '次数', status: 'assumed' },
  ],
}

const standards = new Standards(
  [fees, levels],
  [
    edition('fees', 'old', '2014-09-01', '2019-12-31'),
    edition('fees', 'new', '2021-01-01'),
    edition('levels', 'all', '2020-01-01'),
    edition('levels', 'welder', '2022-01-01', null, '焊工'),
  ],
  [law],
)

const inForce = (day: string, held = standards) => held.inForce(fees, civilDate(day))?.id ?? null

describe('现行的标准', () => {
  test('从第一天到最后一天有效，中间可以有没有标准的日子', () => {
    const days = ['2014-08-31', '2014-09-01', '2019-12-31', '2020-06-01', '2021-01-01', '2099-01-01']
    expect(days.map((day) => inForce(day))).toEqual([
      null,
      'fees/old',
      'fees/old',
      null,
      'fees/new',
      'fees/new',
    ])
  })

  test('一个系列的归这个系列', () => {
    const on = civilDate('2023-01-01')
    expect(standards.inForce(levels, on)?.id).toBe('levels/all')
    expect(standards.inForce(levels, on, '焊工')?.id).toBe('levels/welder')
    expect(standards.inForce(levels, on, '铆工')).toBeNull()
  })

  test('按编号找得到；不认识的编号是程序的错', () => {
    expect(standards.edition(fees, 'fees/old').name).toBe('old')
    expect(() => standards.edition(fees, 'levels/all')).toThrow()
    expect(standards.all(fees).map(({ name }) => name)).toEqual(['new', 'old'])
  })
})

describe('条款', () => {
  test('按文件和条引用，不知道条号的用名称', () => {
    expect(standards.clause('law', '9')).toEqual({
      document: 'law',
      article: '9',
      text: '办法 第九条',
      status: 'confirmed',
    })
    expect(standards.clause('law', '17').text).toBe('办法 第十七条')
    expect(standards.clause('law', 'limits')).toMatchObject({
      text: '办法 关于次数的规定',
      status: 'assumed',
    })
    expect(standards.clause('law').text).toBe('办法')
  })

  test('没有这一条是程序的错', () => {
    expect(() => standards.clause('law', '10')).toThrow()
    expect(() => standards.clause('lore')).toThrow()
    expect(() => standards.cite({ document: 'law', article: '99' })).toThrow()
  })
})

describe('发布的版', () => {
  test('使前面没有结束的一版结束，原来的标准不变', () => {
    const later = standards.with([edition('fees', 'newer', '2026-03-01')])
    expect([inForce('2026-02-28', later), inForce('2026-03-01', later)]).toEqual(['fees/new', 'fees/newer'])
    expect(inForce('2026-03-01')).toBe('fees/new')
  })

  test('同编号的取代原来的；别的系列的不使它结束', () => {
    const corrected = standards.with([edition('fees', 'new', '2020-01-01')])
    expect(inForce('2020-06-01', corrected)).toBe('fees/new')
    const own = standards.with([edition('levels', 'riveter', '2024-01-01', null, '铆工')])
    expect(own.inForce(levels, civilDate('2025-01-01'))?.id).toBe('levels/all')
  })

  test('不能与别的版在同一天有效', () => {
    expect(() => standards.with([edition('fees', 'x', '2019-12-31', '2020-01-31')])).toThrow(/fees\/old/)
    expect(() => standards.with([edition('fees', 'x', '2020-02-01', '2021-01-01')])).toThrow(/fees\/new/)
  })

  test('任何一天都不会有两版有效', () => {
    const day = fc.integer({ min: 0, max: 6000 }).map((days) => addDays(civilDate('2012-01-01'), days))
    const stretch = fc.tuple(day, fc.option(fc.integer({ min: 0, max: 900 })))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 4 }), day, (stretches, on) => {
        const extra = stretches.map(([from, length], index) =>
          edition('fees', `e${index}`, from, length === null ? null : addDays(from, length)),
        )
        let held = standards
        try {
          held = standards.with(extra)
        } catch (error) {
          expect((error as Error).message).toMatch(/overlaps/)
        }
        const open = held.all(fees).filter(({ from, to }) => from <= on && (to === null || on <= to))
        expect(open.length).toBeLessThanOrEqual(1)
        expect(held.inForce(fees, on)).toBe(open[0] ?? null)
      }),
    )
  })
})

describe('重放', () => {
  const later = standards.with([
    edition('fees', 'between', '2020-01-01', '2020-12-31'),
    edition('fees', 'newer', '2022-01-01'),
  ])

  test('找得到当时用的版，后来有新的、追溯的也一样', () => {
    expect(inForce('2026-01-01', later)).toBe('fees/newer')
    expect(inForce('2026-01-01', later.asUsed(['fees/new']))).toBe('fees/new')
  })

  test('当时没有的还是没有，别的种类不变', () => {
    const seen = later.asUsed([noneOf(fees)])
    expect(inForce('2020-06-01', seen)).toBeNull()
    expect(seen.inForce(levels, civilDate('2023-01-01'))?.id).toBe('levels/all')
    expect(seen.edition(fees, 'fees/between').name).toBe('between')
  })

  test('那一版没有了是错误', () => {
    expect(() => later.asUsed(['fees/gone'])).toThrow()
  })
})

describe('按作用找文件', () => {
  const document = (id: string, from: string, to: string | null, articles: PolicyDocument['articles'] = []) =>
    ({
      id,
      title: id,
      short: id,
      issuer: '某局',
      number: null,
      level: 'city',
      role: 'subsidy-measures',
      from: civilDate(from),
      to: to === null ? null : civilDate(to),
      sources: [],
      status: 'confirmed',
      articles,
    }) satisfies PolicyDocument
  const catalogue = {
    article: '12',
    role: 'catalogue',
    title: '目录',
    summary: '目录',
    status: 'confirmed' as const,
  }
  const payee = {
    article: 'payee',
    label: '拨付',
    title: '拨付',
    summary: '拨付',
    status: 'confirmed' as const,
  }
  const cities = new Standards(
    [],
    [],
    [
      document('old', '2014-01-01', '2019-12-31'),
      document('new', '2020-01-01', '2024-12-31', [catalogue, payee]),
    ],
  )

  test('当日施行的那一份；当日没有的，最新的一份', () => {
    const on = (day: string) => cities.ruling('subsidy-measures', null, civilDate(day)).document
    expect([
      on('2014-01-01'),
      on('2019-12-31'),
      on('2020-01-01'),
      on('2030-01-01'),
      on('2000-01-01'),
    ]).toEqual(['old', 'old', 'new', 'new', 'new'])
    expect(cities.ruling('subsidy-measures').document).toBe('new')
  })

  test('条款按作用或名称找；没有这一条的，引整份文件', () => {
    expect(cities.ruling('subsidy-measures', 'catalogue').text).toBe('new 第十二条')
    expect(cities.ruling('subsidy-measures', 'payee').article).toBe('payee')
    expect(cities.ruling('subsidy-measures', 'payee', civilDate('2015-01-01'))).toMatchObject({
      document: 'old',
      article: null,
    })
  })

  test('一份也没有的城市，说文件待补，不出错', () => {
    expect(cities.ruling('skill-upgrade-policy', 'handling')).toEqual({
      document: 'skill-upgrade-policy',
      article: null,
      text: '本市文件待补',
      status: 'assumed',
    })
  })
})

describe('一天的标准', () => {
  test('带走的正是那天有效的；别的只留名字，不带内容', () => {
    for (const [day, held] of [
      ['2014-09-01', ['fees/old']],
      ['2019-12-31', ['fees/old']],
      ['2020-06-01', []],
      ['2021-01-01', ['fees/new']],
    ] as const) {
      const slice = standards.sliceOn(civilDate(day), [fees])
      expect(
        slice.editions.map(({ id }) => id),
        day,
      ).toEqual(held)
      expect([...slice.editions, ...slice.named].map(({ id }) => id).sort()).toEqual(['fees/new', 'fees/old'])
      for (const one of slice.named) expect(one.data).toBeNull()
    }
  })

  test('没有问到的种类不带；两个系列同一天都带', () => {
    const slice = standards.sliceOn(civilDate('2022-01-01'), [levels])
    expect(slice.editions.map(({ id }) => id)).toEqual(['levels/all', 'levels/welder'])
    expect(slice.named).toEqual([])
  })
})
