import { expect, test } from 'vitest'
import { freshKey, submissionKey } from './submission-key.ts'

test('一张表单成功以前，每次尝试都用同一个键', () => {
  const key = submissionKey()
  const first = key.current()
  expect(key.current()).toBe(first)
  key.done()
  expect(key.current()).not.toBe(first)
})

test('键够长，只有字母和数字', () => {
  expect(freshKey()).toMatch(/^[0-9a-f]{32}$/)
})
