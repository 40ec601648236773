import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lessons, standards } from '../classes.fixture.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { attendanceAttention, decideClass, decideTrainees, type Taught } from './completion.ts'

const ctx = {
  today: civilDate('2026-04-01'),
  standards: async () => standards,
  record: async (rule: string, facts: unknown, decision: unknown) => ({ rule, facts, decision }),
} as unknown as VerbContext

const first = civilDate('2026-03-09')
const HELD = { standing: 'confirmed' as const, standingWhy: null, looked: false, signals: {} }
const sign = (person: string, day: CivilDate) => ({
  person,
  day,
  at: new Date(`${day}T00:30:00Z`),
  method: 'qr' as const,
  enteredBy: null,
  reason: null,
  ...HELD,
})

/** A class of 120 lessons in 15 days; each person signed in on so many of its days. */
const taught = (days: Record<string, number>, hours = 120) =>
  ({
    one: { filedOn: civilDate('2026-03-02'), hours },
    plan: lessons(first, 15, 8),
    trainees: Object.keys(days).map((person) => ({ person })),
    attendance: Object.entries(days).flatMap(([person, count]) =>
      Array.from({ length: count }, (_none, at) => sign(person, addDays(first, at))),
    ),
  }) as unknown as Taught

describe('结业', () => {
  test('各人按自己的签到算课时和比例：12天96课时80%结业，11天88课时73%不结业', async () => {
    const results = await decideTrainees(ctx, taught({ 甲: 15, 乙: 12, 丙: 11, 丁: 0 }))
    expect(
      results.map(({ person, hours, percent, completed }) => [person, hours, percent, completed]),
    ).toEqual([
      ['甲', 120, 100, true],
      ['乙', 96, 80, true],
      ['丙', 88, 73, false],
      ['丁', 0, 0, false],
    ])
  })

  test('没有一个人签到的日子，这个班没有上课', async () => {
    expect((await decideClass(ctx, taught({ 甲: 15 }))).decision.outcome).toBe('granted')
    const fourteen = await decideClass(ctx, taught({ 甲: 14, 乙: 3 }))
    expect(fourteen.decision).toMatchObject({ outcome: 'refused' })
    expect(fourteen.decision.reasons[0]?.found).toContain('已上112课时')
  })
})

describe('签到疑点', () => {
  const scan = (milliseconds: number, day = '2026-03-09', method: 'qr' | 'teacher' = 'qr') => ({
    person: String(milliseconds),
    day: civilDate(day),
    at: new Date(Date.parse(`${day}T00:30:00Z`) + milliseconds),
    method,
    enteredBy: method === 'teacher' ? '周师傅' : null,
    reason: method === 'teacher' ? '没有手机' : null,
    ...HELD,
  })
  const found = (...list: ReturnType<typeof scan>[]) =>
    attendanceAttention(list, editionFor(standards, first).data.doubts)

  test('两秒整在内，多一毫秒不在内；写明当天最多几人', () => {
    const at = (last: number) => [0, 500, 1000, 1500, last].map((each) => scan(each))
    expect(found(...at(2000))).toEqual(['2026-03-09 有 5 人在 2 秒内先后签到，请核对是否代签'])
    expect(found(...at(2001))).toEqual([])
    const two = [...at(2000), ...[10_000, 10_001, 10_002, 10_003, 10_004, 10_005].map((each) => scan(each))]
    expect(found(...two)).toEqual(['2026-03-09 有 6 人在 2 秒内先后签到，请核对是否代签'])
  })

  test('任意两秒：不从整秒起算，前面零散的不影响', () => {
    expect(found(...[0, 60_000, 61_900, 62_000, 62_500, 63_000, 63_900].map((each) => scan(each)))).toEqual([
      '2026-03-09 有 5 人在 2 秒内先后签到，请核对是否代签',
    ])
  })

  test('一天一天分开看，一样的几天合成一句，次序按日子；教师补录的不算扫码', () => {
    const five = (day: string) => [0, 1, 2, 3, 4].map((each) => scan(each, day))
    expect(found(...five('2026-03-11'), ...five('2026-03-10'))).toEqual([
      '2026-03-10 至 2026-03-11 有 2 天，每天有 5 人在 2 秒内先后签到，请核对是否代签',
    ])
    expect(
      found(...[0, 1, 2].map((each) => scan(each)), ...[3, 4].map((each) => scan(each, '2026-03-10'))),
    ).toEqual([])
    const mixed = [...[0, 1, 2, 3].map((each) => scan(each)), scan(4, '2026-03-09', 'teacher')]
    expect(found(...mixed, ...[20_000, 40_000].map((each) => scan(each)))).toEqual([])
  })

  test.each([
    [30, []],
    [31, ['教师补录占全部签到的 31%，请核对补录理由']],
  ])('教师补录占 %s%%', (share, lines) => {
    const list = Array.from({ length: 100 }, (_none, at) =>
      scan(at * 60_000, '2026-03-09', at < share ? 'teacher' : 'qr'),
    )
    expect(found(...list)).toEqual(lines)
  })

  test('没有签到就没有疑点', () => {
    expect(found()).toEqual([])
  })
})
