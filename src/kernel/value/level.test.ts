import { describe, expect, test } from 'vitest'
import { checkLevel, LADDER, LEVELS, levelName } from './level.ts'

describe('等级', () => {
  test('名称与国家标准相同', () => {
    expect(LEVELS.map(levelName)).toEqual([
      '专项职业能力',
      '五级（初级工）',
      '四级（中级工）',
      '三级（高级工）',
      '二级（技师）',
      '一级（高级技师）',
    ])
  })

  test.each([
    ['四级（中级工）', 4],
    ['四级(中级工)', 4],
    ['中级工', 4],
    ['中级', 4],
    ['四级', 4],
    ['4', 4],
    ['4级', 4],
    ['四级/中级工', 4],
    ['中级工/四级', 4],
    ['中级工（四级）', 4],
    ['技师', 2],
    ['高级技师', 1],
    ['高级工', 3],
    ['专项', 'special'],
    ['special', 'special'],
    ['专项职业能力', 'special'],
  ])('%s 读得出', (text, level) => {
    expect(checkLevel(text)).toEqual({ valid: true, value: level })
  })

  test.each(['', '0', '6', '特级技师', '四级 ', '四级（高级工）', '级'.repeat(10_000_000)])(
    '第 %# 个不是等级',
    (text) => {
      expect(checkLevel(text).valid).toBe(false)
    },
  )

  test('每个名称都读成它的等级', () => {
    for (const level of LEVELS) expect(checkLevel(levelName(level))).toEqual({ valid: true, value: level })
  })
})

describe('R4.10 新八级工', () => {
  test('从学徒工到首席技师八级', () => {
    expect(LADDER.map(({ name }) => name)).toEqual([
      '学徒工',
      '初级工',
      '中级工',
      '高级工',
      '技师',
      '高级技师',
      '特级技师',
      '首席技师',
    ])
    expect(LADDER.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('特级技师和首席技师是聘任，五级有证书', () => {
    expect(LADDER.filter(({ by }) => by === 'appointment').map(({ name }) => name)).toEqual([
      '特级技师',
      '首席技师',
    ])
    const certificates = LADDER.filter(({ by }) => by === 'certificate')
    expect(certificates.map(({ level }) => level)).toEqual([5, 4, 3, 2, 1])
    for (const { name, level } of certificates) expect(levelName(level ?? 'special')).toMatch(`（${name}）`)
  })
})
