import { expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { publishable } from './outcome.ts'

const came = (on: string, people: number, good: number) => ({ on: civilDate(on), people, good })
const at = (until: string, last: string | null) => ({
  until: civilDate(until),
  last: last === null ? null : civilDate(last),
  fewest: 10,
})

test('公开成效：够十人才公布，当月的不算；上次以后没有再够十人的不再公布', () => {
  expect(publishable([came('2026-03-30', 9, 9)], at('2026-04-01', null))).toBeNull()
  expect(publishable([came('2026-03-30', 10, 7)], at('2026-04-01', null))).toEqual({
    people: 10,
    percent: 70,
  })
  expect(publishable([came('2026-04-01', 10, 7)], at('2026-04-01', null))).toBeNull()
  const more = [came('2026-03-30', 10, 7), came('2026-04-02', 9, 0)]
  expect(publishable(more, at('2026-05-01', '2026-04-01'))).toBeNull()
  expect(publishable([...more, came('2026-04-03', 1, 1)], at('2026-05-01', '2026-04-01'))).toEqual({
    people: 20,
    percent: 40,
  })
})
