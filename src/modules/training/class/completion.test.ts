import { expect, test } from 'vitest'
import { makeKeys, makeSealer } from '../../../kernel/sealing/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { attendanceCode, codeHolds, rollCallMinute } from '../attendance/attendance-code.ts'
import { attendanceAttention } from './completion.ts'

const HELD = { standing: 'confirmed' as const, standingWhy: null, looked: false, signals: {} }

const sign = (person: number, at: string, method: 'qr' | 'teacher' = 'qr') => ({
  person: String(person),
  day: civilDate('2026-03-09'),
  at: new Date(at),
  method,
  enteredBy: method === 'teacher' ? '周师傅' : null,
  reason: method === 'teacher' ? '没有手机' : null,
  ...HELD,
})

const DOUBTS = {
  bulkPeople: 5,
  bulkSeconds: 2,
  byHandPercent: 30,
  lateDays: 0,
  clause: { document: 'national-training-norms', article: 'doubts' },
}

test('F7 两秒之内五个人签到是疑点，四个人不是，隔开三秒也不是', () => {
  const within = (count: number, seconds: number) =>
    attendanceAttention(
      Array.from({ length: count }, (_none, at) =>
        sign(at, new Date(Date.parse('2026-03-09T00:30:00Z') + at * seconds * 1000).toISOString()),
      ),
      DOUBTS,
    )
  expect(within(5, 0.4)).toEqual(['2026-03-09 有 5 人在 2 秒内先后签到，请核对是否代签'])
  expect(within(4, 0.1)).toEqual([])
  expect(within(20, 3)).toEqual([])
})

test('教师补录超过三成是疑点', () => {
  const at = (minute: number) => `2026-03-09T00:${String(minute).padStart(2, '0')}:00Z`
  const seven = Array.from({ length: 7 }, (_none, minute) => sign(minute, at(minute)))
  const three = [7, 8, 9].map((minute) => sign(minute, at(minute), 'teacher'))
  expect(attendanceAttention([...seven, ...three], DOUBTS)).toEqual([])
  expect(attendanceAttention([...seven.slice(1), ...three, sign(10, at(10), 'teacher')], DOUBTS)).toEqual([
    '教师补录占全部签到的 40%，请核对补录理由',
  ])
})

test('签到码 15 秒一换：正在显示的和前两个有效，别的班、别的日子、别的密钥、更早的都无效', () => {
  const sealer = makeSealer(makeKeys('international'))
  const one = { class: 'class-1', day: civilDate('2026-03-09'), secret: 'a' }
  const at = (second: number) => new Date(Date.UTC(2026, 2, 9, 0, 30, second))
  const { code, secondsLeft } = attendanceCode(sealer, one, at(0))
  expect(secondsLeft).toBe(15)
  expect(attendanceCode(sealer, one, at(15)).code).not.toBe(code)
  expect(codeHolds(sealer, one, at(14), code)).toBe(true)
  expect(codeHolds(sealer, one, at(44), code)).toBe(true)
  expect(codeHolds(sealer, one, at(45), code)).toBe(false)
  expect(codeHolds(sealer, one, at(-1), code)).toBe(false)
  for (const other of [{ class: 'class-2' }, { day: civilDate('2026-03-10') }, { secret: 'b' }])
    expect(codeHolds(sealer, { ...one, ...other }, at(0), code)).toBe(false)
  expect(codeHolds(makeSealer(makeKeys('international')), one, at(0), code)).toBe(false)
})

test('第二次点名的时刻由当天的密钥抽定，在规定的时段里，换一天就不同', () => {
  const sealer = makeSealer(makeKeys('international'))
  const range = { fromMinutes: 20, toMinutes: 150 }
  const minutes = Array.from({ length: 60 }, (_none, at) =>
    rollCallMinute(sealer, { class: 'class-1', day: civilDate('2026-03-09'), secret: String(at) }, range),
  )
  expect(Math.min(...minutes)).toBeGreaterThanOrEqual(20)
  expect(Math.max(...minutes)).toBeLessThanOrEqual(150)
  expect(new Set(minutes).size).toBeGreaterThan(20)
})
