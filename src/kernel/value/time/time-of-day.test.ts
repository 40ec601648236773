import { expect, test } from 'vitest'
import {
  isTimeOfDay,
  minutesInCommon,
  minutesOf,
  stretchText,
  type TimeOfDay,
  timeAt,
} from './time-of-day.ts'

const between = (from: string, to: string) => ({ from: from as TimeOfDay, to: to as TimeOfDay })

test('时刻写成两位小时、两位分钟，别的都不是', () => {
  expect(['00:00', '08:30', '23:59'].every(isTimeOfDay)).toBe(true)
  expect(['24:00', '8:30', '08:60', '08:30:00', ''].some(isTimeOfDay)).toBe(false)
})

test('时刻和分钟数互相换算，过了半夜停在当天最后一分钟', () => {
  expect(minutesOf('08:30' as TimeOfDay)).toBe(510)
  expect([timeAt(510), timeAt(0), timeAt(2000), timeAt(-5)]).toEqual(['08:30', '00:00', '23:59', '00:00'])
})

test('一段结束时另一段才开始，不算重叠', () => {
  expect(minutesInCommon(between('08:30', '12:00'), between('12:00', '16:00'))).toBe(0)
  expect(minutesInCommon(between('08:30', '12:00'), between('11:30', '16:00'))).toBe(30)
  expect(minutesInCommon(between('13:00', '14:00'), between('08:00', '18:00'))).toBe(60)
  expect(stretchText(between('08:30', '12:00'))).toBe('08:30–12:00')
})
