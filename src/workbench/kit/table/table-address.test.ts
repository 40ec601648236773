import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patched, type Query } from '../../shell/address.ts'
import { listInput, placeOf, toFilters, toNextPage, toPageBefore, toSort } from './table-address.ts'

test('往前往后翻多少页，回到出发的那页', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), { maxLength: 8 }), (cursors) => {
      let query: Query = { state: '在训' }
      for (const cursor of cursors) {
        query = patched(query, toNextPage(placeOf(query), cursor))
        expect(placeOf(query).cursor).toBe(cursor)
      }
      for (const _ of cursors) query = patched(query, toPageBefore(placeOf(query)))
      expect(query).toEqual({ state: '在训' })
    }),
  )
})

test('换筛选、换排序，从第一页开始', () => {
  const query = { page: '20~40', sort: 'trainees' }
  expect(patched(query, toFilters({ state: '在训' }))).toEqual({ sort: 'trainees', state: '在训' })
  expect(patched(query, toSort(placeOf(query), 'day'))).toEqual({ sort: 'day' })
})

test('一列先升、再降、再不排', () => {
  const sorted = (sort: string | null) => toSort({ trail: [], cursor: null, sort }, 'day').sort
  expect([sorted(null), sorted('day'), sorted('-day'), sorted('other')]).toEqual(['day', '-day', null, 'day'])
})

test('清单只问固定部分、自己的筛选、游标和排序，地址里别的不问', () => {
  const query = { state: '在训', q: '', page: '20~40', sort: '-day', tab: 'roster' }
  expect(listInput({ box: 'todo' }, ['state', 'q'], query)).toEqual({
    box: 'todo',
    state: '在训',
    cursor: '40',
    sort: '-day',
  })
})
