import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { civilDate } from '../../value/time/civil-date.ts'
import { standardKind } from '../edition.ts'
import { clauseReference } from '../policy-document.ts'
import { CityErrors, loadCity } from './load-city.ts'

const fees = standardKind(
  'fees',
  z.strictObject({
    amount: z.number(),
    clause: clauseReference,
    rows: z.array(z.strictObject({ name: z.string(), yuan: z.string().regex(/^\d+$/) })).default([]),
  }),
  '收费标准',
)

const CITY = `name: 某市
short: 某
code: '990000'
province: '99'
schema: mou
site: { name: 站点, authority: 某局, hotline: '12333', supervisionPhone: '12333', url: https://example.org }
source: 示例
takeBackSeconds: 0
districts: [{ code: '990101', name: 甲区, short: 甲 }]
zones: []
`

const LAW = `id: law
title: 办法
short: 办法
issuer: 某局
number: null
level: city
from: 2020-01-01
to: null
sources: [https://example.org/law]
status: confirmed
articles:
  - { article: 21, title: 收费, summary: 按标准收费, status: confirmed }
  - { article: fee, label: 关于收费的规定, title: 收费, summary: 推定, status: assumed }
`

const edition = (from: string, to: string, rest = 'amount: 1\nclause: { document: law, article: 21 }\n') =>
  `name: 标准\nfrom: ${from}\nto: ${to}\nsource: 示例\nstatus: confirmed\n${rest}`

let folder = ''
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const problems = () => {
  try {
    loadCity(folder, [fees])
    return []
  } catch (error) {
    if (!(error instanceof CityErrors)) throw error
    return error.problems.map((problem) => problem.replace(`${folder}/`, ''))
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'))
  write('city.yaml', CITY)
  write('policy/law.yaml', LAW)
  write('fees/a.yaml', edition('2020-01-01', '2020-12-31'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('城市文件夹', () => {
  test('没有问题的给出城市、标准和条款', () => {
    write(
      'calendar/2026.yaml',
      'year: 2026\nsource: 示例\nstatus: confirmed\nholidays: [2026-01-01]\nworkdays: [2026-01-04]\n',
    )
    const { city, standards, unread } = loadCity(folder, [fees])
    expect(city).toMatchObject({ name: '某市', schema: 'mou', districts: [{ code: '990101' }] })
    expect(city.calendar.years[2026]).toEqual({ holidays: ['2026-01-01'], workdays: ['2026-01-04'] })
    expect(standards.inForce(fees, civilDate('2020-12-31'))).toMatchObject({
      id: 'fees/a',
      data: { amount: 1 },
    })
    expect(standards.clause('law', '21').text).toBe('办法 第二十一条')
    expect(unread).toEqual([])
  })

  test('可以有没问到的种类，会点出来', () => {
    write('other/b.yaml', 'anything: 1\n')
    write('fees/method.yaml', 'kind: fee-method\nweights: []\n')
    expect(loadCity(folder, [fees]).unread.map((file) => file.replace(`${folder}/`, ''))).toEqual([
      'fees/method.yaml',
      'other/b.yaml',
    ])
  })

  test('同一种类同一天有两版的拒绝，说出文件和行', () => {
    write('fees/b.yaml', edition('2020-12-31', 'null'))
    expect(problems()).toEqual(['fees/b.yaml:2: from: 与 fees/a（2020-01-01 至 2020-12-31）在同一天同时有效'])
  })

  test('一版结束早于开始的拒绝', () => {
    write('fees/a.yaml', edition('2020-01-02', '2020-01-01'))
    expect(problems()).toEqual(['fees/a.yaml:3: to: 截止日 2020-01-01 早于起始日 2020-01-02'])
  })

  test('条款不认识的拒绝：没有这份文件、没有这一条', () => {
    write(
      'fees/a.yaml',
      edition('2020-01-01', 'null', 'amount: 1\nclause:\n  document: lore\n  article: 21\n'),
    )
    write(
      'fees/b.yaml',
      edition('2019-01-01', '2019-01-02', 'amount: 1\nclause:\n  document: law\n  article: 22\n'),
    )
    expect(problems()).toEqual([
      'fees/a.yaml:8: clause.document: 没有文件 lore',
      'fees/b.yaml:9: clause.article: 文件 law 没有条款 22',
    ])
  })

  test('类型不对、缺字段、多字段、没有的日期都拒绝，一次说全', () => {
    write(
      'fees/a.yaml',
      edition('2020-02-30', 'null', 'amount: 很多\nclause: { document: law, article: 21 }\nextra: 1\n'),
    )
    write('city.yaml', CITY.replace("code: '990000'\n", ''))
    write('policy/law.yaml', LAW.replace('article: 21', 'article: 0'))
    expect(problems()).toEqual([
      'city.yaml:1: code: 缺少这个字段',
      expect.stringMatching(/^policy\/law\.yaml:12: articles\[0\]\.article: /),
      'fees/a.yaml:2: from: 日历上没有这一天。',
      expect.stringMatching(/^fees\/a\.yaml:6: amount: /),
      'fees/a.yaml:8: extra: 没有这个字段',
    ])
  })

  test('不是 YAML、同一个键写两次的拒绝', () => {
    write('fees/a.yaml', 'name: [\n')
    write('policy/law.yaml', `${LAW}short: 办法\n`)
    expect(problems()).toEqual([
      expect.stringMatching(/^policy\/law\.yaml:14: /),
      expect.stringMatching(/^fees\/a\.yaml:\d: /),
    ])
  })

  test('文件里的名称与文件名不同、同一条写两次的拒绝', () => {
    write('policy/law.yaml', LAW.replace('id: law', 'id: lex').replace('article: fee', 'article: 21'))
    expect(problems()).toEqual(
      expect.arrayContaining([
        'policy/law.yaml:1: id: 应与文件名相同（law）',
        'policy/law.yaml:13: articles[1].article: 条款 21 重复',
      ]),
    )
  })

  test('可以把行放在旁边的表里，错处说得出表的行号', () => {
    const withTable = edition(
      '2020-01-01',
      'null',
      'amount: 1\nclause: { document: law, article: 21 }\nrows: !csv a.csv\n',
    )
    write('fees/a.yaml', withTable)
    write('fees/a.csv', '\uFEFFname,yuan\n"焊\n工",1\n铆工,2\n')
    expect(loadCity(folder, [fees]).standards.edition(fees, 'fees/a').data.rows).toEqual([
      { name: '焊\n工', yuan: '1' },
      { name: '铆工', yuan: '2' },
    ])

    write('fees/a.csv', 'name,yuan\n焊工,1\n铆工,二\n')
    expect(problems()).toEqual([expect.stringMatching(/^fees\/a\.csv:3: rows\[1\]\.yuan: /)])
    write('fees/a.csv', 'name,yuan,colour\n焊工,1,red\n')
    expect(problems()).toEqual(['fees/a.csv:2: rows[0].colour: 没有这个字段'])
    write('fees/a.csv', 'name,yuan\n焊工\n')
    expect(problems()).toEqual([expect.stringMatching(/^fees\/a\.csv:2: /)])
    rmSync(join(folder, 'fees/a.csv'))
    expect(problems()).toEqual([expect.stringMatching(/^fees\/a\.yaml:8: 找不到表格文件 .*a\.csv$/)])
  })
})
