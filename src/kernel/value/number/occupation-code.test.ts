import { describe, expect, test } from 'vitest'
import { checkOccupationCode } from './occupation-code.ts'

describe('R15.4 职业编码', () => {
  test.each(['6-18-02-04', '1-01-00-01', '1-02-01-00', '8-00-00-00'])('%s 的写法对', (text) => {
    expect(checkOccupationCode(text)).toEqual({ valid: true, value: text })
  })

  test.each([
    '',
    '6180204',
    '6-18-2-4',
    '9-18-02-04',
    '0-18-02-04',
    '6-18-02-04 ',
    '6-18-02-0X',
    'X2-02-13-06',
    '6'.repeat(10_000_000),
  ])('第 %# 个的写法不对', (text) => {
    expect(checkOccupationCode(text).valid).toBe(false)
  })
})
