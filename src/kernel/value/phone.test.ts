import { describe, expect, test } from 'vitest'
import { checkPhone } from './phone.ts'

describe('电话', () => {
  test.each([
    ['13800138000', '13800138000'],
    ['19912345678', '19912345678'],
    ['022-23456789', '022-23456789'],
    ['02223456789', '022-23456789'],
    ['01062345678', '010-62345678'],
    ['0312-5012345', '0312-5012345'],
    ['0571-87654321', '0571-87654321'],
  ])('%s is taken as %s', (text, value) => {
    expect(checkPhone(text)).toEqual({ valid: true, value })
  })

  test.each([
    '',
    '12800138000',
    '1380013800',
    '138001380000',
    '+8613800138000',
    '138 0013 8000',
    '２３４５６７８９',
    '22-23456789',
    '022-12345678',
    '022-2345678X',
    '13800138000\n',
    '1'.repeat(10_000_000),
  ])('%# is none', (text) => {
    expect(checkPhone(text)).toMatchObject({ valid: false, reason: expect.stringMatching(/。$/) })
  })
})
