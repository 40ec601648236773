import { readdirSync, readFileSync } from 'node:fs'
import days from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addDays, type CivilDate, civilDate, daysBetween, weekdayOf } from './civil-date.ts'
import {
  addWorkingDays,
  type HolidayCalendar,
  isWorkingDay,
  unknownYears,
  workingDaysBetween,
  workingDaysLeft,
} from './working-days.ts'

const FOLDER = new URL('../../../../city/tianjin/calendar/', import.meta.url)

const calendar: HolidayCalendar = {
  years: Object.fromEntries(
    readdirSync(FOLDER)
      .map((file) => parse(readFileSync(new URL(file, FOLDER), 'utf8')))
      .map(({ year, holidays, workdays }) => [year, { holidays, workdays }]),
  ),
}

const day = civilDate
const known = fc.integer({ min: 0, max: 2556 }).map((count) => addDays(day('2020-01-01'), count))
const around = fc.integer({ min: -800, max: 3500 }).map((count) => addDays(day('2020-01-01'), count))

describe('国务院办公厅 2026年部分节假日安排', () => {
  test('二、春节 2月15日至23日放假，2月14日（周六）、2月28日（周六）上班', () => {
    for (let date = day('2026-02-15'); date <= '2026-02-23'; date = addDays(date, 1))
      expect(isWorkingDay(date, calendar)).toBe(false)
    expect(isWorkingDay(day('2026-02-14'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-02-28'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-02-24'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-03-01'), calendar)).toBe(false)
  })

  test('2 月 12 日起 20 个工作日，3 月 18 日届满', () => {
    expect(addWorkingDays(day('2026-02-12'), 20, calendar)).toEqual({ day: '2026-03-18', unknownYears: [] })
    expect(workingDaysBetween(day('2026-02-12'), day('2026-03-18'), calendar)).toBe(20)
  })

  test('公示5个工作日遇国庆：9 月 30 日发布，10 月 13 日届满', () => {
    expect(addWorkingDays(day('2026-09-30'), 5, calendar).day).toBe('2026-10-13')
    expect(addWorkingDays(day('2026-09-30'), 3, calendar).day).toBe('2026-10-10')
  })
})

describe('公布的放假安排', () => {
  test('是 2020 至 2026 年的', () => {
    expect(Object.keys(calendar.years)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026'])
  })

  test('每一天都与 chinese-days 一致', () => {
    const differing: CivilDate[] = []
    for (let date = day('2020-01-01'); date <= '2026-12-31'; date = addDays(date, 1))
      if (isWorkingDay(date, calendar) !== days.isWorkday(date)) differing.push(date)
    expect(differing).toEqual([])
  })

  test.each([
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i 年有 %i 个工作日', (year, count) => {
    expect(workingDaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`), calendar)).toBe(count)
  })

  test('只有本年的日子，调休上班的都是周末', () => {
    for (const [year, table] of Object.entries(calendar.years)) {
      expect([...table.holidays, ...table.workdays].filter((date) => !date.startsWith(`${year}-`))).toEqual(
        [],
      )
      expect(table.workdays.filter((date) => weekdayOf(date) < 6)).toEqual([])
      expect(table.workdays.filter((date) => table.holidays.includes(date))).toEqual([])
    }
  })
})

describe('没有公布安排的年份', () => {
  test('会说明，只把周末当休息', () => {
    expect(addWorkingDays(day('2026-12-30'), 3, calendar)).toEqual({
      day: '2027-01-04',
      unknownYears: [2027],
    })
    expect(addWorkingDays(day('2019-12-27'), 2, calendar)).toEqual({
      day: '2019-12-31',
      unknownYears: [2019],
    })
    expect(isWorkingDay(day('2027-10-01'), calendar)).toBe(true)
    expect(addWorkingDays(day('2026-12-30'), 520, calendar).unknownYears).toEqual([2027, 2028])
  })

  test('在它之前数完、从它开始数的不说明', () => {
    expect(addWorkingDays(day('2026-12-30'), 1, calendar)).toEqual({ day: '2026-12-31', unknownYears: [] })
    expect(addWorkingDays(day('2019-12-31'), 1, calendar)).toEqual({ day: '2020-01-02', unknownYears: [] })
    expect(unknownYears(day('2018-05-01'), day('2020-05-01'), calendar)).toEqual([2018, 2019])
    expect(unknownYears(day('2020-05-01'), day('2018-05-01'), calendar)).toEqual([2018, 2019])
  })
})

describe('数工作日', () => {
  test('与一天一天看一致，有没有安排的年份都一样', () => {
    fc.assert(
      fc.property(around, around, (a, b) => {
        const [from, to] = a <= b ? [a, b] : [b, a]
        let count = 0
        for (let date = from; date < to; ) {
          date = addDays(date, 1)
          if (isWorkingDay(date, calendar)) count += 1
        }
        expect(workingDaysBetween(from, to, calendar)).toBe(count)
        expect(workingDaysBetween(to, from, calendar) + count).toBe(0)
      }),
    )
  })

  test('加上去再数回来，不变', () => {
    fc.assert(
      fc.property(known, fc.integer({ min: 0, max: 300 }), (from, count) => {
        const end = addWorkingDays(from, count, calendar).day
        expect(workingDaysBetween(from, end, calendar)).toBe(count)
        if (count > 0) expect(isWorkingDay(end, calendar)).toBe(true)
      }),
    )
  })

  test('单调：天数更多、开始更晚，不会更早届满', () => {
    const few = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(known, few, few, few, (from, count, more, later) => {
        const end = addWorkingDays(from, count, calendar).day
        expect(addWorkingDays(from, count + more, calendar).day >= end).toBe(true)
        expect(addWorkingDays(addDays(from, later), count, calendar).day >= end).toBe(true)
        expect(daysBetween(from, end) >= count).toBe(true)
      }),
    )
  })

  test('也能往回数', () => {
    expect(addWorkingDays(day('2026-03-18'), -20, calendar).day).toBe('2026-02-12')
    expect(addWorkingDays(day('2026-02-16'), 0, calendar)).toEqual({ day: '2026-02-16', unknownYears: [] })
  })

  test.each([0.5, Number.NaN, 10_001])('拒绝 %s 天', (count) => {
    expect(() => addWorkingDays(day('2026-01-01'), count, calendar)).toThrow(RangeError)
  })
})

describe('剩余工作日', () => {
  test('周五到期的，周末看也已超期，周一起逐日多一天；到期当天是 0', () => {
    const left = (today: string) => workingDaysLeft(day(today), day('2026-03-06'), calendar)
    expect(
      ['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'].map(left),
    ).toEqual([1, 0, -1, -1, -1, -2])
  })

  test('过了期限的日子没有一天说还来得及，没过的没有一天说超期', () => {
    fc.assert(
      fc.property(around, fc.integer({ min: -400, max: 400 }), (due, days) => {
        const left = workingDaysLeft(addDays(due, days), due, calendar)
        expect(days > 0 ? left < 0 : left >= 0).toBe(true)
      }),
    )
  })
})
