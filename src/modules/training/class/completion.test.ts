import { expect, test } from 'vitest'
import { makeKeys, makeSealer } from '../../../kernel/sealing/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { attendanceCode, codeHolds } from '../attendance/attendance-code.ts'
import { attendanceAttention } from './completion.ts'

const sign = (person: number, at: string, method: 'qr' | 'teacher' = 'qr') => ({
  person: String(person),
  day: civilDate('2026-03-09'),
  at: new Date(at),
  method,
  enteredBy: method === 'teacher' ? '周师傅' : null,
  reason: method === 'teacher' ? '没有手机' : null,
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

test('签到码：当时和前一个时段有效，别的班、别的日子、更早的都无效', () => {
  const sealer = makeSealer(makeKeys('international'))
  const day = civilDate('2026-03-09')
  const at = (second: number) => new Date(Date.UTC(2026, 2, 9, 0, 30, second))
  const { code, secondsLeft } = attendanceCode(sealer, 'class-1', day, at(0))
  expect(secondsLeft).toBe(30)
  expect(codeHolds(sealer, 'class-1', day, at(29), code)).toBe(true)
  expect(codeHolds(sealer, 'class-1', day, at(59), code)).toBe(true)
  expect(codeHolds(sealer, 'class-1', day, at(60), code)).toBe(false)
  expect(codeHolds(sealer, 'class-1', day, at(-1), code)).toBe(false)
  expect(codeHolds(sealer, 'class-2', day, at(0), code)).toBe(false)
  expect(codeHolds(sealer, 'class-1', civilDate('2026-03-10'), at(0), code)).toBe(false)
  expect(codeHolds(makeSealer(makeKeys('international')), 'class-1', day, at(0), code)).toBe(false)
})
