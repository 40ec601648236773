import { expect, test } from 'vitest'
import { freshKey, submissionKey } from './submission-key.ts'

test('every try of a form has the same key until one has succeeded', () => {
  const key = submissionKey()
  const first = key.current()
  expect(key.current()).toBe(first)
  key.done()
  expect(key.current()).not.toBe(first)
})

test('a key is long enough for the server and made of letters and figures only', () => {
  expect(freshKey()).toMatch(/^[0-9a-f]{32}$/)
})
