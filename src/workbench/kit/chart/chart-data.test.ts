import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFormula } from '../../../kernel/value/text/csv.ts'
import { chartCsv, chartSentence } from './chart-data.ts'

test('名称里有什么，文件都有图里的每个数', () => {
  const name = fc
    .string({ minLength: 1, unit: 'grapheme' })
    .filter((text) => !/[\r\0]/.test(text) && !isFormula(text))
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 5 }),
      name,
      fc.nat(),
      (categories, series, value) => {
        const csv = chartCsv('月份', {
          categories,
          series: [{ name: series, values: categories.map(() => value) }],
        })
        const rows = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][]
        expect(rows).toEqual([['月份', series], ...categories.map((category) => [category, String(value)])])
      },
    ),
  )
})

test('不知道的数空着，不是零', () => {
  expect(
    chartCsv('月份', { categories: ['1月', '2月'], series: [{ name: '人数', values: [null, 0] }] }),
  ).toBe('\uFEFF月份,人数\r\n1月,\r\n2月,0\r\n')
})

test('图读出来是最高和最低', () => {
  const data = { categories: ['1月', '2月'], series: [{ name: '紧缺', values: [3, 9] }] }
  expect(chartSentence('取证', '人', data)).toBe('取证：2 项，最多为2月 9人，最少为1月 3人。')
  expect(chartSentence('取证', '人', { categories: [], series: [] })).toBe('取证：没有数据。')
})
