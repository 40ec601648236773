import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { loadCityFolder } from '../../../main/city.ts'
import { retirementAgeOn } from './rules-retirement.ts'

const { standards } = loadCityFolder(fileURLToPath(new URL('../../../../city/tianjin', import.meta.url)))
const on = (born: string, sex: '男' | '女', post: 'manager' | 'worker' | null, day = '2026-11-28') =>
  retirementAgeOn({ born: civilDate(born), sex, post }, civilDate(day), standards)

test('2025 年以前：男六十，女干部五十五，女工人五十', () => {
  expect(on('1963-11-10', '男', null, '2024-12-31')?.on).toBe('2023-11-10')
  expect(on('1969-05-01', '女', 'manager', '2024-12-31')?.on).toBe('2024-05-01')
  expect(on('1974-05-01', '女', 'worker', '2024-12-31')?.on).toBe('2024-05-01')
})

test('男职工每四个月延迟一个月，到六十三岁为止', () => {
  const days = [
    '1964-12-31',
    '1965-01-15',
    '1965-04-15',
    '1965-05-15',
    '1976-08-15',
    '1976-09-15',
    '1990-01-15',
  ]
  expect(days.map((born) => on(born, '男', null)?.on)).toEqual([
    '2024-12-31',
    '2025-02-15',
    '2025-05-15',
    '2025-07-15',
    '2039-07-15',
    '2039-09-15',
    '2053-01-15',
  ])
})

test('原五十五岁的女职工每四个月、原五十岁的每两个月延迟一个月，到五十八、五十五岁为止', () => {
  expect(on('1970-01-15', '女', 'manager')?.on).toBe('2025-02-15')
  expect(on('1981-09-15', '女', 'manager')?.on).toBe('2039-09-15')
  expect(on('1975-01-15', '女', 'worker')?.on).toBe('2025-02-15')
  expect(on('1975-03-15', '女', 'worker')?.on).toBe('2025-05-15')
  expect(on('1984-11-15', '女', 'worker')?.on).toBe('2039-11-15')
  expect(on('1990-01-15', '女', 'worker')?.on).toBe('2045-01-15')
})

test('女职工岗位不详：较早一档起可能已退休，较晚一档起确定', () => {
  expect(on('1974-06-15', '女', null)).toMatchObject({ perhapsFrom: '2024-06-15', on: '2030-08-15' })
})
