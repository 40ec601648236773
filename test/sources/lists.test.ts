import { expect, test } from 'vitest'
import { sourcesIn, standing } from './read-sources.ts'

const program = sourcesIn(['src'], ['.ts', '.tsx'])

test('列表按键集分页：没有 offset，也不为一页数遍全部', () => {
  expect(standing(/\boffset \$\{|\boffset \d|count\(\*\) over/, program)).toEqual([])
})

test('位置只有一种写法：没有自己编的 cursor、page 参数', () => {
  expect(standing(/\bcursor: z\b|\bpage: z\.(number|int|coerce)\b|\bpages: z\./, program)).toEqual([])
})

test('一种翻页器', () => {
  expect(standing(/'上一页'|>\s*上一页\s*</, program)).toHaveLength(1)
})
