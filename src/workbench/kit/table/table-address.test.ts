import { expect, test } from 'vitest'
import { patched } from '../../shell/address.ts'
import { listInput, toFilters, toPage, toSort } from './table-address.ts'

test('翻页只留一个位置，第一页什么也不留', () => {
  const second = patched({ state: '在训' }, toPage({ after: 'a' }))
  expect(second).toEqual({ state: '在训', after: 'a' })
  expect(patched(second, toPage({ before: 'b' }))).toEqual({ state: '在训', before: 'b' })
  expect(patched(second, toPage({}))).toEqual({ state: '在训' })
})

test('换了筛选或排序，从第一页看起', () => {
  const query = { after: 'a', sort: 'trainees' }
  expect(patched(query, toFilters({ state: '在训' }))).toEqual({ sort: 'trainees', state: '在训' })
  expect(patched(query, toSort(query.sort, 'day'))).toEqual({ sort: 'day' })
})

test('一列先升序，再降序，再不排', () => {
  const sorted = (sort: string | undefined) => toSort(sort, 'day').sort
  expect([sorted(undefined), sorted('day'), sorted('-day'), sorted('other')]).toEqual([
    'day',
    '-day',
    null,
    'day',
  ])
})

test('列表只按固定部分、自己的筛选、位置和排序去取，地址里别的不带', () => {
  const query = { state: '在训', q: '', after: 'a', sort: '-day', tab: 'roster' }
  expect(listInput({ box: 'todo' }, ['state', 'q'], query)).toEqual({
    box: 'todo',
    state: '在训',
    after: 'a',
    sort: '-day',
  })
})
