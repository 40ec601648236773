import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseQuery, patched, writeQuery } from './address.ts'

test('写进地址的读得回来，数字和括号还是原来的文字', () => {
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  const query = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value)
  fc.assert(
    fc.property(query, (one) => {
      expect(parseQuery(writeQuery(one))).toEqual({ ...one })
    }),
  )
  expect(parseQuery('?q=120116&kind={"a":1}')).toEqual({ q: '120116', kind: '{"a":1}' })
})

test('改一个值、去一个值，空的不在地址里', () => {
  expect(patched({ box: 'todo', q: '张', page: '50' }, { q: '王', page: null, kind: '' })).toEqual({
    box: 'todo',
    q: '王',
  })
  expect(writeQuery({})).toBe('')
})
