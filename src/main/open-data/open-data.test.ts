import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { type News, rss } from '../../portal/rss.ts'
import { loadCityFolder } from '../city.ts'
import { DATASETS } from '../modules.ts'
import { dcat } from './dcat.ts'

const { standards } = loadCityFolder('city/tianjin')
const SITE = { origin: 'https://jineng.example.gov.cn', name: '海河工匠', authority: '某局' }
const extractOf = (id: string, day: string) =>
  DATASETS.find((set) => set.id === id)?.extract(standards, civilDate(day)) ?? { rows: [], edition: null }

describe('开放数据', () => {
  test.each(DATASETS.map((set) => [set.id, set] as const))('%s：每行的字段正好是字典里的', (_id, set) => {
    const keys = set.fields.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(set.fields.map(({ title }) => title)).size).toBe(keys.length)
    const { rows } = set.extract(standards, civilDate('2026-08-01'))
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(Object.keys(row)).toEqual(keys)
    for (const { key, values } of set.fields)
      if (values && key !== 'demand' && key !== 'evaluation')
        expect([key, rows.map((row) => row[key]).filter((value) => !(`${value}` in values))]).toEqual([
          key,
          [],
        ])
  })

  test('问哪天，答哪天有效的', () => {
    expect(extractOf('catalogue', '2023-12-31').edition).toBe('catalogue/2021-2022')
    expect(extractOf('catalogue', '2024-01-01').edition).toBe('catalogue/2024')
    expect(extractOf('catalogue', '2000-01-01')).toMatchObject({ rows: [], edition: null })
    const named = (day: string) => extractOf('occupations', day).rows.some(({ name }) => name === '网络主播')
    expect([named('2024-07-24'), named('2024-07-25')]).toEqual([false, true])
  })

  test('职业带着它的分组和标识', () => {
    const welder = extractOf('occupations', '2026-08-01').rows.find(({ name }) => name === '焊工')
    expect(welder).toMatchObject({ code: '6-18-02-04', minor: '机械热加工人员', digital: '0', batch: '' })
  })
})

describe('DCAT', () => {
  const catalogue = dcat(DATASETS, standards, civilDate('2026-08-01'), SITE) as {
    'dcat:dataset': { 'dcat:distribution': { 'dcat:downloadURL': { '@id': string } }[] }[]
  }

  test('每个数据集两种格式都写在自己的地址', () => {
    const addresses = catalogue['dcat:dataset'].flatMap((set) =>
      set['dcat:distribution'].map((one) => one['dcat:downloadURL']['@id']),
    )
    expect(addresses).toEqual(
      DATASETS.flatMap(({ id }) => ['csv', 'json'].map((form) => `${SITE.origin}/open-data/${id}.${form}`)),
    )
  })

  test('用到的前缀都在它的上下文里', () => {
    const text = JSON.stringify(catalogue)
    const used = new Set([...text.matchAll(/"(\w+):\w+"/g)].map(([, prefix]) => prefix))
    const { '@context': context } = catalogue as unknown as { '@context': Record<string, string> }
    expect([...used].filter((prefix) => prefix !== undefined && !(prefix in context))).toEqual([])
  })
})

describe('RSS', () => {
  const item = (more: Partial<News> = {}): News => ({
    title: '公示',
    href: '/notices/1',
    day: civilDate('2026-03-02'),
    kind: '公示',
    summary: '说明',
    ...more,
  })
  const feed = (...news: News[]) => rss(news, { origin: SITE.origin, title: '海河工匠', description: '更新' })

  test('最新的在前，至多五十条，日期按 RFC 822 写成中国时间', () => {
    const many = Array.from({ length: 60 }, (_, at) => item({ href: `/notices/${at}` }))
    const text = feed(...many, item({ title: '最新', day: civilDate('2026-03-03') }))
    expect(text.match(/<item>/g)).toHaveLength(50)
    expect(text.indexOf('最新')).toBeLessThan(text.indexOf('/notices/0'))
    expect(text).toContain('<pubDate>Tue, 03 Mar 2026 00:00:00 +0800</pubDate>')
  })

  test('标题里写什么，文档都完整', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (title) => {
        const text = feed(item({ title, summary: title }))
        const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
        expect(
          codes.filter(
            (code) => (code < 32 && ![9, 10, 13].includes(code)) || code === 0xfffe || code === 0xffff,
          ),
        ).toEqual([])
        const inner = text.slice(
          text.indexOf('<item><title>') + 13,
          text.indexOf('</title><link>', text.indexOf('<item>')),
        )
        expect(inner).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;|#x27;)/)
      }),
    )
  })

  test('新闻来的次序没有影响', () => {
    const two = [item({ href: '/a' }), item({ href: '/b', day: civilDate('2025-01-01') })]
    expect(feed(...two)).toBe(feed(...[...two].reverse()))
  })
})
