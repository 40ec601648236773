import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { baseName, occupationKey, sameOccupation } from './occupation.ts'

describe('职业的键', () => {
  test('取括号里的工种，全角半角一样；没有括号取名称', () => {
    expect(['铣工(数控铣工)', '铣工（数控铣工）', '数控铣工'].map(occupationKey)).toEqual(
      Array(3).fill('数控铣工'),
    )
    expect(['焊工', '', ')', '()', '工(a)b'].map(occupationKey)).toEqual(['焊工', '', ')', '()', '工(a)b'])
  })

  test('键的键是它自己', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[焊工铣a]{0,4}([(（][焊工铣a]{0,3}[)）])?$/), (name) => {
        const key = occupationKey(name)
        expect(occupationKey(key)).toBe(key)
      }),
    )
  })

  test('写法不同的一个工种是同一个；工种与它所属的职业不是同一个；没有名称的与谁都不同', () => {
    expect(sameOccupation('铣工（数控铣工）', '数控铣工')).toBe(true)
    expect(sameOccupation('铣工', '铣工（数控铣工）')).toBe(false)
    expect(sameOccupation('焊工', '铆工')).toBe(false)
    expect(sameOccupation(null, null)).toBe(false)
    expect(sameOccupation('焊工', undefined)).toBe(false)
  })

  test('括号外是所属职业', () => {
    expect(['铣工(数控铣工)', '铣工（数控铣工）', '焊工', '(a)'].map(baseName)).toEqual([
      '铣工',
      '铣工',
      '焊工',
      '(a)',
    ])
  })
})
