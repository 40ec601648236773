import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  type CivilDate,
  civilDate,
  civilDateOf,
  daysBetween,
  formatDay,
  fullYears,
  parseCivilDate,
  weekdayOf,
  yearOf,
} from './civil-date.ts'

const day = civilDate
const anyDay = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as CivilDate)

describe('日期', () => {
  test.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '1582-10-10'])(
    '有 %s 这一天',
    (text) => {
      expect(parseCivilDate(text)).toEqual({ valid: true, value: text })
    },
  )

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-01',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '',
    '2026-3-4',
    '2026/03/04',
    '20260304',
    '2026-03-04 ',
    '2026-03-04\n',
    '２０２６-03-04',
    'x'.repeat(10_000_000),
  ])('第 %# 个不是', (text) => {
    expect(parseCivilDate(text).valid).toBe(false)
    expect(() => civilDate(text)).toThrow(RangeError)
  })

  test('有没有这一天，与语言自带的日历一致', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), part(13), part(32), (year, month, date) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        const there = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(there.getTime()) && there.toISOString().startsWith(text)
        expect(parseCivilDate(text).valid).toBe(exists)
      }),
      { numRuns: 3000 },
    )
  })

  test('今天是天津的今天，不是格林尼治的', () => {
    expect(civilDateOf(new Date('2026-03-03T15:59:59.999Z'))).toBe('2026-03-03')
    expect(civilDateOf(new Date('2026-03-03T16:00:00Z'))).toBe('2026-03-04')
    expect(() => civilDateOf(new Date(Number.NaN))).toThrow(RangeError)
  })

  test('1992 年以来与时区库一致', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
    const since = fc.date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(since, (instant) => {
        expect(civilDateOf(instant)).toBe(shanghai.format(instant))
      }),
    )
  })

  test('写成人读的样子', () => {
    expect(formatDay(day('2026-03-04'))).toBe('2026年3月4日')
    expect(yearOf(day('2026-03-04'))).toBe(2026)
  })

  test('知道星期几', () => {
    expect([weekdayOf(day('2026-11-23')), weekdayOf(day('2026-11-29'))]).toEqual([1, 7])
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(weekdayOf(date) % 7).toBe(new Date(`${date}T00:00:00Z`).getUTCDay())
      }),
    )
  })
})

describe('数日子', () => {
  test('与语言自带的日历一致', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
        expect(daysBetween(from, to)).toBe(days)
        expect(addDays(from, days)).toBe(to)
      }),
      { numRuns: 2000 },
    )
  })

  test('1896 至 2104 年每次过月、过年都对', () => {
    let date = day('1896-01-01')
    for (let time = Date.parse('1896-01-01'); time < Date.parse('2104-12-31'); time += 86_400_000) {
      date = addDays(date, 1)
      if (date !== new Date(time + 86_400_000).toISOString().slice(0, 10)) expect(date).toBe(time)
    }
    expect(date).toBe('2104-12-31')
  })

  test('拒绝不满一天的数、年份不是四位的日子', () => {
    expect(() => addDays(day('2026-01-01'), 0.5)).toThrow(RangeError)
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(day('0001-01-01'), -1)).toThrow(RangeError)
    expect(() => addMonths(day('9999-12-01'), 1)).toThrow(RangeError)
  })
})

describe('月和年', () => {
  test('短的月停在月末', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29')
    expect(addMonths(day('2026-01-15'), -13)).toBe('2024-12-15')
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
    expect(addYears(day('2023-01-10'), 1)).toBe('2024-01-10')
  })

  test('日不变，没有这一天就取月末', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (date, months) => {
        const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
        fc.pre(index >= 12 && index < 120_000)
        const added = addMonths(date, months)
        expect(yearOf(added) * 12 + Number(added.slice(5, 7)) - 1).toBe(index)
        if (added.slice(8) !== date.slice(8)) {
          expect(added < date.slice(8) || Number(added.slice(8)) < Number(date.slice(8))).toBe(true)
          expect(addDays(added, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  test('R4.6 年限：次年同一天满一年，2 月 29 日在平年的 2 月 28 日', () => {
    expect(fullYears(day('2023-05-10'), day('2026-05-09'))).toBe(2)
    expect(fullYears(day('2023-05-10'), day('2026-05-10'))).toBe(3)
    expect(fullYears(day('2008-02-29'), day('2024-02-28'))).toBe(15)
    expect(fullYears(day('2008-02-29'), day('2025-02-27'))).toBe(16)
    expect(fullYears(day('2008-02-29'), day('2025-02-28'))).toBe(17)
    expect(fullYears(day('2026-05-10'), day('2026-05-09'))).toBe(-1)
  })

  test('满几年，就是加上去不超过这一天的最多年数', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, on) => {
        const years = fullYears(from, on)
        fc.pre(yearOf(from) + years >= 1 && yearOf(from) + years < 9999)
        expect(addYears(from, years) <= on).toBe(true)
        expect(addYears(from, years + 1) > on).toBe(true)
      }),
    )
  })
})
