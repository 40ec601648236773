import { expect, test } from 'vitest'
import { FILING_EFFORT } from './effort.ts'

test('报开班要打字的只有总课时、地点；职业、等级、日期、教师是选的，别的已经填好', () => {
  expect(FILING_EFFORT).toEqual({ typed: 2, chosen: 4 })
})
