import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery, patched, writeQuery } from './address.ts'

test('what is written into an address is read from it, numbers and brackets as the text they are', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  const query = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value)
  fc.assert(
    fc.property(query, (one) => {
      expect(parseQuery(writeQuery(one))).toEqual({ ...one })
    }),
  )
  expect(parseQuery('?q=120116&kind={"a":1}')).toEqual({ q: '120116', kind: '{"a":1}' })
})

test('a value is changed, another removed, and an empty one is not in the address', () => {
  expect(patched({ box: 'todo', q: '张', page: '50' }, { q: '王', page: null, kind: '' })).toEqual({
    box: 'todo',
    q: '王',
  })
  expect(writeQuery({})).toBe('')
})
