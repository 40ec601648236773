import { expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { TimeOfDay } from '../../../kernel/value/time/time-of-day.ts'
import { clashText, type Held, inTwoPlaces, keptClash } from './in-two-places.ts'
import { lessonsCounted, lessonsWithin, timesOfFewer } from './times.ts'

const between = (from: string, to: string) => ({ from: from as TimeOfDay, to: to as TimeOfDay })

const held = (change: Partial<Held> = {}): Held => ({
  class: 'a',
  number: 'KB-2026-120116-000001',
  title: '焊工 四级（中级工）',
  provider: 'p',
  day: civilDate('2026-03-12'),
  teacher: '周师傅',
  place: '一号教室',
  lessons: 4,
  at: between('08:30', '12:00'),
  ...change,
})
const other = (change: Partial<Held> = {}) =>
  held({ class: 'b', number: 'KB-2026-120116-000002', place: '二号教室', ...change })
const found = (others: readonly Held[], own = held()) => inTwoPlaces([own], others, 8).map(({ what }) => what)

test('F13 同一教师同一时间在两处：换了机构也不行；时间错开、换了日子、不是一个人，都行', () => {
  expect(found([other({ at: between('11:30', '15:00') })])).toEqual(['teacher'])
  expect(found([other({ provider: 'q', teacher: '周 师傅', at: between('08:00', '09:00') })])).toEqual([
    'teacher',
  ])
  expect(found([other({ at: between('12:00', '15:00') })])).toEqual([])
  expect(found([other({ day: civilDate('2026-03-13') })])).toEqual([])
  expect(found([other({ teacher: '周师傅（120001 号）' })])).toEqual([])
})

test('同一机构的一间教室同一时间不上两个班；别家机构写一样的名字是另一间', () => {
  const room = { place: '一号教室', teacher: '吴师傅' }
  expect(found([other(room)])).toEqual(['place'])
  expect(found([other({ ...room, at: between('13:00', '16:00') })])).toEqual([])
  expect(found([other({ ...room, provider: 'q' })])).toEqual([])
})

test('时间未填的，仍按一天的课时合计看；只看本机构', () => {
  expect(found([other({ at: null, lessons: 4 })])).toEqual([])
  expect(found([other({ at: null, lessons: 5 })])).toEqual(['teacher'])
  expect(found([other({ at: null, lessons: 8, provider: 'q' })])).toEqual([])
  expect(found([other({ at: null, lessons: 8 })], held({ at: null }))).toEqual(['teacher'])
})

test('说的话里有两个班、两段时间', () => {
  const [clash] = inTwoPlaces([held()], [other({ at: between('11:00', '15:00') })], 8)
  expect(clash && clashText(keptClash(clash))).toBe(
    '2026年3月12日 08:30–12:00 任课教师“周师傅”同时在 KB-2026-120116-000002（焊工 四级（中级工））11:00–15:00',
  )
})

test('R7.4 起止时间里有几课时，多排的不计；零头那天按比例早下课', () => {
  expect(lessonsWithin(between('08:30', '16:30'), 45)).toBe(10)
  expect(lessonsWithin(between('08:30', '09:14'), 45)).toBe(0)
  expect(lessonsCounted({ lessons: 8, at: between('08:30', '11:30') }, 45)).toBe(4)
  expect(lessonsCounted({ lessons: 8 }, 45)).toBe(8)
  expect(timesOfFewer(between('08:30', '16:30'), 4, 8)).toEqual(between('08:30', '12:30'))
  expect(timesOfFewer(between('08:30', '16:30'), 8, 8)).toEqual(between('08:30', '16:30'))
})
