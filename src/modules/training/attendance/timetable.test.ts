import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { type HolidayCalendar, isWorkingDay } from '../../../kernel/value/time/working-days.ts'
import { type Schedule, timetable, weekdayName } from './timetable.ts'

const calendar: HolidayCalendar = {
  years: {
    2026: {
      holidays: ['2026-04-04', '2026-04-05', '2026-04-06'].map(civilDate),
      workdays: ['2026-02-28'].map(civilDate),
    },
  },
}
const schedule = (change: Partial<Schedule> = {}): Schedule => ({
  startsOn: civilDate('2026-03-09'),
  hours: 120,
  hoursPerDay: 8,
  restDays: 'none',
  ...change,
})

test('120 课时每天 8 课时，不休息上 15 天', () => {
  const days = timetable(schedule(), calendar)
  expect(days).toHaveLength(15)
  expect(days.at(-1)).toEqual({ day: '2026-03-23', lessons: 8 })
})

test('周末和法定节假日休息，调休上班日上课，零头在最后一天', () => {
  const days = timetable(
    schedule({ startsOn: civilDate('2026-04-03'), hours: 20, restDays: 'weekends' }),
    calendar,
  )
  expect(days).toEqual([
    { day: '2026-04-03', lessons: 8 },
    { day: '2026-04-07', lessons: 8 },
    { day: '2026-04-08', lessons: 4 },
  ])
  const moved = timetable(
    schedule({ startsOn: civilDate('2026-02-28'), hours: 8, restDays: 'weekends' }),
    calendar,
  )
  expect(moved[0]?.day).toBe('2026-02-28')
})

test('课表：课时合计不多不少，日期递增不重复，每天不超，只有最后一天可以少', () => {
  fc.assert(
    fc.property(
      fc.record({
        offset: fc.integer({ min: 0, max: 800 }),
        hours: fc.integer({ min: 1, max: 400 }),
        hoursPerDay: fc.integer({ min: 1, max: 12 }),
        restDays: fc.constantFrom('none' as const, 'weekends' as const),
      }),
      ({ offset, ...rest }) => {
        const asked = { ...rest, startsOn: addDays(civilDate('2025-06-01'), offset) }
        const days = timetable(asked, calendar)
        expect(days.reduce((sum, { lessons }) => sum + lessons, 0)).toBe(asked.hours)
        expect(days[0] && days[0].day >= asked.startsOn).toBe(true)
        days.forEach(({ day, lessons }, at) => {
          const last = at === days.length - 1
          expect(lessons).toBe(last ? asked.hours - (days.length - 1) * asked.hoursPerDay : asked.hoursPerDay)
          if (at > 0) expect(day > (days[at - 1]?.day ?? day)).toBe(true)
          if (asked.restDays === 'weekends') expect(isWorkingDay(day, calendar)).toBe(true)
        })
        if (asked.restDays === 'none') {
          expect(days.at(-1)?.day).toBe(addDays(asked.startsOn, days.length - 1))
        }
      },
    ),
  )
})

test('没有课时的班排不出课表', () => {
  expect(() => timetable(schedule({ hours: 0 }), calendar)).toThrow(RangeError)
  expect(() => timetable(schedule({ hoursPerDay: 0 }), calendar)).toThrow(RangeError)
})

test('星期的写法', () => {
  expect(weekdayName(civilDate('2026-03-09'))).toBe('星期一')
  expect(weekdayName(civilDate('2026-03-15'))).toBe('星期日')
})
