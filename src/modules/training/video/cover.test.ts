import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coveredMinutes } from './cover.ts'

const at = (from: number, to: number) => ({ from: from * 60_000, to: to * 60_000 })

test('录像盖住多少分钟：两台同时录的算一次，不多于上课的分钟', () => {
  expect(coveredMinutes([], 360)).toBe(0)
  expect(coveredMinutes([at(0, 45), at(60, 105)], 360)).toBe(90)
  expect(coveredMinutes([at(30, 90), at(0, 60), at(10, 20)], 360)).toBe(90)
  expect(coveredMinutes([at(0, 600)], 360)).toBe(360)
})

test('多传一段，盖住的不会变少，也不会多过这一段', () => {
  const stretch = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 300 }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 20 }), stretch, (before, more) => {
      const all = before.map(([from, long]) => at(from, from + long))
      const gained =
        coveredMinutes([...all, at(more[0], more[0] + more[1])], 9999) - coveredMinutes(all, 9999)
      return gained >= 0 && gained <= more[1]
    }),
  )
})
