import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdSet } from './id-set.ts'

test('IdSet 里有的就是 Set 里有的', () => {
  const id = fc.oneof(
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ min: 65_530, max: 65_540 }),
    fc.maxSafeInteger(),
  )
  fc.assert(
    fc.property(fc.array(id, { maxLength: 200 }), fc.array(id), (added, asked) => {
      const ids = new IdSet()
      const expected = new Set<number>()
      for (const one of added) {
        expect(ids.add(one)).toBe(!expected.has(one))
        expected.add(one)
      }
      for (const one of [...added, ...asked]) expect(ids.has(one)).toBe(expected.has(one))
      expect([...ids].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b))
    }),
  )
})
