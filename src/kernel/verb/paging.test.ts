import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { cutPage, type ListOrder, type PageAsked, pageOfAll } from './paging.ts'

const ORDER: ListOrder = {
  name: 'example',
  keys: [
    { by: sql`day`, is: 'day' },
    { by: sql`id`, is: 'whole' },
  ],
}
const rows = (...ids: number[]) => ids.map((id) => ({ id, page_key: ['2026-03-02', String(id)] }))
const cut = (asked: PageAsked) => cutPage(ORDER, asked, 2)
const told = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test('第一页没有上一页；多取的一行说明还有下一页', () => {
  const page = cut({}).page(rows(1, 2, 3))
  expect(page).toEqual({
    items: [{ id: 1 }, { id: 2 }],
    next: told(['example', '2026-03-02', '2']),
    previous: null,
  })
  expect(cut({}).page(rows(1, 2)).next).toBeNull()
  expect(cut({}).page([])).toEqual({ items: [], next: null, previous: null })
})

test('往回翻按倒序取，给出来还是正序', () => {
  const page = cut({ before: told(['example', '2026-03-02', '9']) }).page(rows(8, 7, 6))
  expect(page.items).toEqual([{ id: 7 }, { id: 8 }])
  expect([page.next, page.previous]).toEqual([
    told(['example', '2026-03-02', '8']),
    told(['example', '2026-03-02', '7']),
  ])
  expect(cut({ before: told(['example', '2026-03-02', '9']) }).page(rows(8)).previous).toBeNull()
})

test.each([
  ['不是游标', 'abc'],
  ['别的列表的', told(['other', '2026-03-02', '2'])],
  ['少一个值', told(['example', '2026-03-02'])],
  ['日历上没有的一天', told(['example', '2026-02-30', '2'])],
  ['不是整数', told(['example', '2026-03-02', '2 or 1=1'])],
  ['不是文字', told(['example', '2026-03-02', 2])],
  ['空的', told([])],
])('游标要核对：%s 不收', (_, after) => {
  expect(() => cut({ after })).toThrow('这一页的地址不对')
})

test('不能同时往前又往后', () => {
  const place = told(['example', '2026-03-02', '2'])
  expect(() => cut({ after: place, before: place })).toThrow('这一页的地址不对')
})

test('内存里的列表也这样翻，来回一致', () => {
  const all = ['a', 'b', 'c', 'd', 'e']
  const page = (asked: PageAsked) => pageOfAll('letters', all, (one) => one, asked, 2)
  const first = page({})
  const second = page({ after: first.next! })
  const third = page({ after: second.next! })
  expect([first, second, third].map(({ items }) => items.join(''))).toEqual(['ab', 'cd', 'e'])
  expect([first.previous, third.next]).toEqual([null, null])
  expect(page({ before: third.previous! })).toEqual(second)
  expect(page({ before: second.previous! })).toEqual(first)
  expect(() => page({ after: told(['letters', 'z']) })).toThrow('这一页的地址不对')
})
