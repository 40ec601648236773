import fc from 'fast-check'
import { expect, test } from 'vitest'
import { requestOf } from './request.ts'

test('the places of a path are filled from the input and the rest of a write is its body', () => {
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

test('the rest of a read is its query; what is empty is not asked', () => {
  const input = { box: 'todo', kind: undefined, q: '', cursor: null, attention: true, level: [4, 3] }
  expect(requestOf('GET /cases', input)).toEqual({
    method: 'GET',
    url: '/api/v1/cases?box=todo&attention=true&level=4&level=3',
    body: null,
  })
})

test('a place without a value is an error of the program, never a request to another address', () => {
  for (const number of [undefined, null, '']) {
    expect(() => requestOf('GET /cases/{number}', { number })).toThrow('needs number')
  }
})

test('no text can leave its place in the path or its name in the query', () => {
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
