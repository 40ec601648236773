import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decide } from '../../decision/decision.ts'
import { said } from '../../decision/said.fixture.ts'
import { type CivilDate, civilDate } from '../../value/time/civil-date.ts'
import { type Edition, standardKind } from '../edition.ts'
import type { PolicyDocument } from '../policy-document.ts'
import { Standards } from '../standards.ts'
import { expiring, firstToLapse, refuseLapsed } from './expiry.ts'

const kind = standardKind('fees', z.unknown(), '收费标准')

const document = (
  id: string,
  to: string | null,
  status: 'confirmed' | 'assumed' = 'confirmed',
): PolicyDocument => ({
  id,
  title: `${id}办法`,
  short: id,
  issuer: '某局',
  number: null,
  level: 'city',
  from: civilDate('2020-01-01'),
  to: to === null ? null : civilDate(to),
  sources: [],
  status,
  articles: [
    { article: '1', title: '一', summary: '一', status: 'confirmed' },
    { article: '2', title: '二', summary: '二', status: 'confirmed' },
  ],
})

const cite = (of: string, article = '1', carried?: true) => ({
  document: of,
  article,
  ...(carried && { carried }),
})

const edition = (name: string, from: string, data: unknown): Edition => ({
  id: `fees/${name}`,
  kind: 'fees',
  name,
  from: civilDate(from),
  to: null,
  source: '示例',
  status: 'confirmed',
  data,
})

const published = (documents: PolicyDocument[], ...editions: Edition[]) =>
  new Standards([kind], editions, documents)

const END = '2026-06-30'
const on = (day: string) => civilDate(day)

describe('到期提醒', () => {
  const shown = (standards: Standards, day: string) =>
    expiring(standards, on(day), 0).map((one) => one.document.id)

  test('没有标准依据的，到期当天还提醒，第二天不再提醒', () => {
    const bare = published([document('甲', END)])
    expect(shown(bare, END)).toEqual(['甲'])
    expect(shown(bare, '2026-07-01')).toEqual([])
  })

  test('一版标准依据几个文件，只要有一处依据它就提醒', () => {
    const both = published(
      [document('甲', END), document('乙', null)],
      edition('two', '2024-01-01', { a: cite('乙'), b: cite('甲') }),
    )
    expect(shown(both, '2026-12-31')).toEqual(['甲'])
  })

  test('一处写明沿用、另一处没有写的，仍提醒；都写明的不提醒', () => {
    const of = (second: object) =>
      published([document('甲', END)], edition('two', '2024-01-01', { a: cite('甲', '1', true), b: second }))
    expect(shown(of(cite('甲', '2')), '2026-12-31')).toEqual(['甲'])
    expect(shown(of(cite('甲', '2', true)), '2026-12-31')).toEqual([])
  })

  test('文件在标准施行的前一天失效的，标准知道它失效；同一天失效的不算', () => {
    const since = (from: string) => published([document('甲', END)], edition('late', from, { a: cite('甲') }))
    expect(shown(since('2026-07-01'), '2026-12-31')).toEqual([])
    expect(shown(since('2026-06-30'), '2026-12-31')).toEqual(['甲'])
  })
})

describe('失效的条款', () => {
  const refused = (standards: Standards, ids: string[], clauses: [string, string][], day: string) => {
    const builder = decide<number>()
    for (const id of ids) builder.uses(id)
    for (const [of, article] of clauses)
      builder.require(true, said(`${of}${article}`), standards.clause(of, article))
    const decision = refuseLapsed(
      builder.grant(() => 1),
      standards,
      on(day),
    )
    return decision.reasons
      .filter(({ rule }) => rule === 'clause-in-force')
      .map(({ found, assumed }) => [found, assumed])
  }

  test('同一文件的几条只说一次，几个文件各说一次；推定的文件标推定', () => {
    const standards = published(
      [document('甲', END), document('乙', '2026-05-31', 'assumed')],
      edition('two', '2024-01-01', { a: cite('甲'), b: cite('甲', '2'), c: cite('乙') }),
    )
    expect(
      refused(
        standards,
        ['fees/two'],
        [
          ['甲', '1'],
          ['甲', '2'],
          ['乙', '1'],
        ],
        '2026-07-01',
      ),
    ).toEqual([
      ['甲施行到2026年6月30日，已经失效', false],
      ['乙施行到2026年5月31日，已经失效', true],
    ])
  })

  test('沿用只保所写的那一条：写明沿用第一条的，第二条照样失效', () => {
    const standards = published(
      [document('甲', END)],
      edition('two', '2024-01-01', { a: cite('甲', '1', true), b: cite('甲', '2') }),
    )
    expect(refused(standards, ['fees/two'], [['甲', '1']], '2026-07-01')).toEqual([])
    expect(refused(standards, ['fees/two'], [['甲', '2']], '2026-07-01')).toHaveLength(1)
  })

  test('用了几版标准的，其中一版写明沿用就够；没有用的那一版不算', () => {
    const standards = published(
      [document('甲', END)],
      edition('plain', '2024-01-01', { a: cite('甲') }),
      edition('saying', '2024-01-01', { a: cite('甲', '1', true) }),
    )
    expect(refused(standards, ['fees/plain', 'fees/saying'], [['甲', '1']], '2026-07-01')).toEqual([])
    expect(refused(standards, ['fees/plain'], [['甲', '1']], '2026-07-01')).toHaveLength(1)
  })
})

describe('几版标准里最先失效的一天', () => {
  const first = (documents: PolicyDocument[], ...data: object[]): CivilDate | null => {
    const editions = data.map((one, at) => edition(`e${at}`, '2024-01-01', one))
    return firstToLapse(editions, published(documents, ...editions))
  }

  test('几个文件取最早的，次序无关；没有末日的没有', () => {
    const documents = [document('甲', END), document('乙', '2026-05-31'), document('丙', null)]
    expect(first(documents, { a: cite('甲'), b: cite('乙') })).toBe('2026-05-31')
    expect(first(documents, { b: cite('乙'), a: cite('甲') })).toBe('2026-05-31')
    expect(first(documents, { a: cite('甲') }, { b: cite('乙') })).toBe('2026-05-31')
    expect(first(documents, { c: cite('丙') })).toBeNull()
    expect(first(documents)).toBeNull()
  })

  test('写明沿用的那一条不算，另一条照算', () => {
    const documents = [document('甲', END)]
    expect(first(documents, { a: cite('甲', '1', true) })).toBeNull()
    expect(first(documents, { a: cite('甲', '1', true), b: cite('甲', '2') })).toBe(END)
    expect(first(documents, { a: cite('甲') }, { a: cite('甲', '1', true) })).toBeNull()
  })
})
