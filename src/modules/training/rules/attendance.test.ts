import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { lessons, standards } from '../classes.fixture.ts'
import { classCompleted, type TaughtDay, trainingCompleted } from '../rules.ts'

const FILED = civilDate('2026-03-02')
const taught = lessons('2026-03-09', 15, 8)
const trained = (
  attended: readonly TaughtDay[],
  over: Partial<{ hours: number; taught: readonly TaughtDay[] }> = {},
) => trainingCompleted({ filedOn: FILED, hours: 120, taught, attended, ...over }, standards)
const held = (list: readonly TaughtDay[], hours = 120) =>
  classCompleted({ filedOn: FILED, hours, taught: list }, standards)

describe('结业：班期上满课时', () => {
  test.each([
    [119, 'granted'],
    [120, 'granted'],
    [121, 'refused'],
  ] as const)('上了120课时、计划 %s 课时：%s', (hours, outcome) => {
    expect(held(taught, hours)).toMatchObject({ outcome })
  })

  test('没有上课的是零课时，一天最多计8课时', () => {
    expect(held([], 1).reasons[0]?.found).toBe('已上0课时（一天最多计8课时）')
    expect(held(lessons('2026-03-09', 1, 9), 9).reasons[0]?.found).toBe('已上8课时（一天最多计8课时）')
    expect(held(lessons('2026-03-09', 2, 7), 14)).toMatchObject({
      outcome: 'granted',
      value: { lessons: 14 },
    })
  })
})

describe('结业：学员出勤不少于八成', () => {
  test.each([
    [95, 'refused'],
    [96, 'granted'],
    [97, 'granted'],
  ] as const)('120课时的班出勤 %s 课时：%s', (count, outcome) => {
    const attended = [...taught.slice(0, Math.floor(count / 8)), ...lessons('2026-03-23', 1, count % 8)]
    expect(trained(attended)).toMatchObject({ outcome })
    expect(trained(attended).reasons[0]?.found).toBe(`出勤${count}课时`)
  })

  test('160课时的班差一课时不够八成：127 课时不予结业，128 课时结业', () => {
    const long = lessons('2026-03-09', 20, 8)
    const days = [...long.slice(0, 15), ...lessons('2026-03-24', 1, 7)]
    const outcome = (attended: readonly TaughtDay[]) =>
      trained(attended, { hours: 160, taught: long }).outcome
    expect(outcome(days)).toBe('refused')
    expect(outcome(long.slice(0, 16))).toBe('granted')
  })

  test('够八成全靠一课时事后补录的：要有人核实，差一课时也不放过', () => {
    const long = lessons('2026-03-09', 20, 8)
    const seen = [...long.slice(0, 15), ...lessons('2026-03-24', 1, 7)]
    const late = lessons('2026-03-25', 1, 1)
    const facts = { filedOn: FILED, hours: 160, taught: long, attended: [...seen, ...late] }
    expect(trainingCompleted(facts, standards).outcome).toBe('granted')
    expect(trainingCompleted({ ...facts, lateByHand: late }, standards).outcome).toBe('undecidable')
  })

  test('没有出勤的是零课时；没有上课的日子不计', () => {
    expect(trained([]).reasons[0]?.found).toBe('出勤0课时')
    expect(trained(lessons('2026-02-01', 1, 8)).reasons[0]?.found).toBe('出勤0课时')
  })

  test('一天不超过当天所上的、也不超过8课时', () => {
    expect(trained(lessons('2026-03-09', 1, 24)).reasons[0]?.found).toBe('出勤8课时')
    const short = lessons('2026-03-09', 1, 3)
    expect(trained(lessons('2026-03-09', 1, 8), { taught: short }).reasons[0]?.found).toBe('出勤3课时')
    const long = lessons('2026-03-09', 1, 12)
    expect(trained(lessons('2026-03-09', 1, 12), { taught: long }).reasons[0]?.found).toBe('出勤8课时')
  })

  test('任意签到：出勤课时不超过上课课时，恰好够八成才结业', () => {
    const entry = fc.record({
      day: fc.constantFrom(...taught.map(({ day }) => day), civilDate('2026-04-01')),
      lessons: fc.integer({ min: 0, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (attended) => {
        const decision = trained(attended)
        const found = Number(/\d+/.exec(decision.reasons[0]?.found ?? '')?.[0])
        expect(found).toBeLessThanOrEqual(120)
        expect(decision.outcome).toBe(found >= 96 ? 'granted' : 'refused')
      }),
    )
  })
})

describe('没有公布管理标准的日子', () => {
  test('不能判定', () => {
    const filedOn = civilDate('2014-08-31')
    expect(classCompleted({ filedOn, hours: 80, taught }, standards).outcome).toBe('undecidable')
    expect(trainingCompleted({ filedOn, hours: 80, taught, attended: taught }, standards).outcome).toBe(
      'undecidable',
    )
  })
})
