import { expect, test } from 'vitest'
import { fundParts, fundTitle } from './fund.ts'

const ctx = { city: { districts: [{ code: '120116', name: '滨海新区' }] } } as unknown as Parameters<
  typeof fundTitle
>[0]

test('资金说的是哪年哪个区的什么钱，不是代码', () => {
  expect(fundTitle(ctx, 'employment-2026-120116')).toMatch(/^2026 年滨海新区\p{Script=Han}+$/u)
  expect(fundTitle(ctx, 'employment-2026-120101')).toContain('120101')
  expect(fundTitle(ctx, '别的')).toBe('别的')
  expect(fundParts('nothing-2026-120116')).toBeNull()
})
