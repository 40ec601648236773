import { expect, test } from 'vitest'
import { sourcesIn, standing } from './read-sources.ts'

/** What is laid side by side is no list of records: 新旧对照、申报与登记比对、证据、签到. */
const NO_LISTS = [
  'src/kit/table.tsx',
  'src/modules/policy/kit/compared.tsx',
  'src/workbench/review/evidence/attendance.tsx',
  'src/workbench/review/evidence/comparisons.tsx',
  'src/workbench/review/evidence/evidence-table.tsx',
]

test('清单都由同一张表画出', () => {
  const drawn = sourcesIn(['src'], ['.tsx']).filter(({ text }) => /<table[\s>]/.test(text))
  expect(drawn.map(({ path }) => path).sort()).toEqual(NO_LISTS)
  expect(standing(/<table[\s>]/, drawn)).toHaveLength(NO_LISTS.length)
})
