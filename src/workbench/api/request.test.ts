import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestOf } from './request.ts'

test('路径里的位置由输入填上，写的其余部分是正文', () => {
  const input = {
    number: 'BT-2026-120116-000318',
    step: 'approve',
    note: '同意',
    revision: 3,
    reason: undefined,
  }
  expect(requestOf('POST /cases/{number}/steps/{step}', input)).toEqual({
    method: 'POST',
    url: '/api/v1/cases/BT-2026-120116-000318/steps/approve',
    body: '{"note":"同意","revision":3}',
  })
})

test('读的其余部分是查询；空的不问', () => {
  const input = { box: 'todo', kind: undefined, q: '', cursor: null, attention: true, level: [4, 3] }
  expect(requestOf('GET /cases', input)).toEqual({
    method: 'GET',
    url: '/api/v1/cases?box=todo&attention=true&level=4&level=3',
    body: null,
  })
})

test('位置没有值是程序的错，不会请求别的地址', () => {
  for (const number of [undefined, null, '']) {
    expect(() => requestOf('GET /cases/{number}', { number })).toThrow('needs number')
  }
})

test('什么文字都离不开自己在路径、查询里的位置', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
      (place, q) => {
        const { url } = requestOf('GET /cases/{number}', { number: place, q })
        const read = new URL(url, 'http://city')
        const last = read.pathname.split('/').at(-1) ?? ''
        if (place !== '.' && place !== '..') expect(decodeURIComponent(last)).toBe(place)
        expect(read.searchParams.get('q')).toBe(q)
      },
    ),
  )
})
