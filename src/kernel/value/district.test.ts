import { describe, expect, test } from 'vitest'
import { checkDistrict, type District, type DistrictCode } from './district.ts'

const districts: District[] = [
  { code: '120101' as DistrictCode, name: '和平区', short: '和平' },
  { code: '120116' as DistrictCode, name: '滨海新区', short: '滨海' },
]

describe('GB/T 2260 区代码', () => {
  test('在城市的区里查得到', () => {
    expect(checkDistrict('120116', districts)).toEqual({ valid: true, value: districts[1] })
    expect(checkDistrict('110105', districts)).toEqual({ valid: false, reason: '本市没有这个区代码。' })
  })

  test.each(['', '12011', '1201160', '12011６', '12011\n', '1'.repeat(10_000_000)])(
    '第 %# 个不是区',
    (text) => {
      expect(checkDistrict(text, districts)).toEqual({ valid: false, reason: '区代码应为6位数字。' })
    },
  )
})
