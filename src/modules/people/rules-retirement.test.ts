import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../../kernel/standard/load-city.ts'
import { addDays, addMonths, addYears, civilDate } from '../../kernel/value/civil-date.ts'
import { retirementAge, retirementAgeOn, retirementKind } from './rules.ts'

const { standards } = loadCity('city/tianjin', [retirementKind])
const now = standards.edition(retirementKind, 'retirement/2025')
const before = standards.edition(retirementKind, 'retirement/1978')
type Post = 'manager' | 'worker' | null

const ageOf = (sex: '男' | '女', post: Post, born: string, edition = now) =>
  retirementAge({ sex, post, born: civilDate(born) }, edition)

describe('渐进式延迟法定退休年龄（对照表）', () => {
  test.each([
    ['1964-12-31', '2024-12-31'],
    ['1965-01-01', '2025-02-01'],
    ['1965-04-30', '2025-05-30'],
    ['1965-05-01', '2025-07-01'],
    ['1976-08-31', '2039-07-31'],
    ['1976-09-01', '2039-09-01'],
    ['1976-12-31', '2039-12-31'],
    ['1985-06-15', '2048-06-15'],
  ])('男，%s 出生：%s', (born, day) => {
    expect(ageOf('男', null, born)).toEqual({ on: day, perhapsFrom: day, edition: 'retirement/2025' })
  })

  test.each([
    ['1969-12-31', '2024-12-31'],
    ['1970-01-01', '2025-02-01'],
    ['1970-05-01', '2025-07-01'],
    ['1981-08-01', '2039-07-01'],
    ['1981-09-01', '2039-09-01'],
    ['1990-01-01', '2048-01-01'],
  ])('女，管理技术岗位，%s 出生：%s', (born, day) => {
    expect(ageOf('女', 'manager', born)).toMatchObject({ on: day, perhapsFrom: day })
  })

  test.each([
    ['1974-12-31', '2024-12-31'],
    ['1975-01-01', '2025-02-01'],
    ['1975-02-01', '2025-03-01'],
    ['1975-03-01', '2025-05-01'],
    ['1984-10-01', '2039-09-01'],
    ['1984-11-01', '2039-11-01'],
    ['1990-01-01', '2045-01-01'],
  ])('女，生产操作岗位，%s 出生：%s', (born, day) => {
    expect(ageOf('女', 'worker', born)).toMatchObject({ on: day, perhapsFrom: day })
  })

  test('女，岗位不明：按管理技术岗位才算确定，从生产操作岗位的年龄起存疑', () => {
    expect(ageOf('女', null, '1975-03-01')).toMatchObject({ on: '2031-07-01', perhapsFrom: '2025-05-01' })
  })

  test('男的不看岗位', () => {
    for (const post of ['manager', 'worker', null] as const)
      expect(ageOf('男', post, '1965-01-01').on).toBe('2025-02-01')
  })

  test('延迟不早于原年龄、不超过三年（原五十周岁的不超过五年），晚出生的不早退休', () => {
    const born = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(civilDate('1950-01-01'), days))
    fc.assert(
      fc.property(
        born,
        fc.constantFrom(['男', null, 60, 36], ['女', 'worker', 50, 60]),
        (day, [sex, post, years, most]) => {
          const { on } = retirementAge({ born: day, sex: sex as '男', post: post as Post }, now)
          expect(on >= addYears(day, Number(years))).toBe(true)
          expect(on <= addMonths(day, Number(years) * 12 + Number(most))).toBe(true)
          expect(
            retirementAge({ born: addDays(day, 31), sex: sex as '男', post: post as Post }, now).on >= on,
          ).toBe(true)
        },
      ),
    )
  })
})

describe('2024年底以前', () => {
  test('男六十、女干部五十五、女工人五十，不延迟', () => {
    expect(ageOf('男', null, '1975-03-01', before).on).toBe('2035-03-01')
    expect(ageOf('女', 'manager', '1975-03-01', before).on).toBe('2030-03-01')
    expect(ageOf('女', 'worker', '1975-03-01', before).on).toBe('2025-03-01')
  })

  test('按哪一版，看判断的那一天；1978年6月2日以前没有公布的年龄', () => {
    const on = (day: string) =>
      retirementAgeOn({ sex: '男', post: null, born: civilDate('1965-01-01') }, civilDate(day), standards)
    expect(on('2024-12-31')).toMatchObject({ on: '2025-01-01', edition: 'retirement/1978' })
    expect(on('2025-01-01')).toMatchObject({ on: '2025-02-01', edition: 'retirement/2025' })
    expect(on('1978-06-02')?.edition).toBe('retirement/1978')
    expect(on('1978-06-01')).toBeNull()
  })

  test('只写了起点或步长的一行，不延迟', () => {
    const { data } = now
    for (const missing of ['risesFrom', 'everyMonths', 'atMost'] as const) {
      const men = { ...data.men, [missing]: undefined }
      expect(ageOf('男', null, '1970-01-01', { ...now, data: { ...data, men } }).on).toBe('2030-01-01')
    }
  })
})
