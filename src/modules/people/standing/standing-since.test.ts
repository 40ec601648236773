import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PersonStatus } from '../schema.ts'
import { type StandingBasis, standingOn } from './standing.ts'
import { row } from './status-row.fixture.ts'

const on = (rows: PersonStatus[], day: string, basis?: StandingBasis) =>
  standingOn(rows, civilDate(day), basis)

describe('身份自何日起：首尾相接的登记连着算', () => {
  const hardship = (...periods: [string, string | null][]) =>
    on(
      periods.map(([from, to]) => row('hardship', from, to)),
      '2026-03-04',
    ).hardshipSince

  test('一段登记从它的首日起；没有登记的没有', () => {
    expect(hardship(['2026-01-01', null])).toBe('2026-01-01')
    expect(hardship(['2026-03-04', '2026-03-04'])).toBe('2026-03-04')
    expect(hardship()).toBeNull()
    expect(hardship(['2026-03-05', null])).toBeNull()
    expect(hardship(['2025-01-01', '2026-03-03'])).toBeNull()
  })

  test('前一段的次日就接上的、重叠的，从前一段起；隔了一天的不算', () => {
    expect(hardship(['2025-01-01', '2025-12-31'], ['2026-01-01', null])).toBe('2025-01-01')
    expect(hardship(['2025-01-01', '2026-01-10'], ['2026-01-01', null])).toBe('2025-01-01')
    expect(hardship(['2025-01-01', '2025-12-30'], ['2026-01-01', null])).toBe('2026-01-01')
  })

  test('接了几段也连着算，登记先后不影响', () => {
    const three: [string, string | null][] = [
      ['2024-01-01', '2024-12-31'],
      ['2025-01-01', '2025-12-31'],
      ['2026-01-01', null],
    ]
    expect(hardship(...three)).toBe('2024-01-01')
    expect(hardship(...three.toReversed())).toBe('2024-01-01')
  })

  test('没有末日的一段以后又登记的，从最早那一段起', () => {
    expect(hardship(['2020-01-01', null], ['2026-01-01', null])).toBe('2020-01-01')
  })

  test('判断日以后才开始的，不连进来；别的类别不连进来', () => {
    expect(hardship(['2026-01-01', '2026-03-04'], ['2026-03-05', null])).toBe('2026-01-01')
    const rows = [row('hardship', '2026-01-01'), row('resident', '2010-01-01')]
    expect(on(rows, '2026-03-04').groups.map(({ group, since }) => [group, since])).toEqual([
      ['hardship', '2026-01-01'],
      ['resident', '2010-01-01'],
    ])
  })

  test('低保、零就业家庭各自起算', () => {
    const rows = [row('low-income', '2025-05-01'), row('zero-employment', '2025-06-01')]
    expect(on(rows, '2026-03-04')).toMatchObject({
      lowIncomeSince: '2025-05-01',
      zeroEmploymentSince: '2025-06-01',
      hardshipSince: null,
    })
  })
})

describe('退休：按领取养老待遇的登记，或者按年龄', () => {
  const age = {
    on: civilDate('2026-03-04'),
    perhapsFrom: civilDate('2025-03-04'),
    edition: 'retirement/2025',
  }

  test('到龄当天起算退休，前一天不算；没有年龄数据的只看登记', () => {
    expect(on([], '2026-03-03', { age }).retirement).toBeNull()
    expect(on([], '2026-03-04', { age }).retirement).toEqual({ by: 'age', since: '2026-03-04' })
    expect(on([], '2026-03-04').retired).toBe(false)
  })

  test('已有领取待遇登记的，按登记的日子，不按年龄', () => {
    const rows = [row('retired', '2020-01-01')]
    expect(on(rows, '2026-03-04', { age })).toMatchObject({
      retired: true,
      retirement: { by: 'record', since: '2020-01-01' },
      retirementOpen: false,
    })
  })

  test('两个年龄之间、又没有登记的，存疑：首日起，到确定退休为止', () => {
    const open = (day: string, rows: PersonStatus[] = []) => on(rows, day, { age }).retirementOpen
    expect(['2025-03-03', '2025-03-04', '2026-03-03', '2026-03-04'].map((day) => open(day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(open('2025-06-01', [row('retired', '2025-05-01')])).toBe(false)
    expect(on([], '2026-03-04').retirementOpen).toBe(false)
  })
})

describe('在押、死亡、中学在校', () => {
  test.each(['custody', 'deceased', 'pupil'] as const)('%s：登记的首日和末日都算，前后一天不算', (kind) => {
    const flags = ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map(
      (day) => on([row(kind, '2026-03-02', '2026-03-31')], day)[kind],
    )
    expect(flags).toEqual([false, true, true, false])
    expect(on([row('resident', '2020-01-01')], '2026-03-04')[kind]).toBe(false)
  })
})

describe('参保方式', () => {
  const insured = (...schemes: ('enterprise' | 'institution' | 'flexible' | undefined)[]) =>
    on(
      schemes.map((scheme) => row('insured', '2025-01-01', null, { detail: scheme ? { scheme } : {} })),
      '2026-03-04',
    ).enterpriseInsured

  test('当天以企业职工身份参保的才算；没有写方式的按企业参保', () => {
    expect(insured('enterprise')).toBe(true)
    expect(insured(undefined)).toBe(true)
    expect(insured('institution')).toBe(false)
    expect(insured('flexible')).toBe(false)
    expect(insured('flexible', 'enterprise')).toBe(true)
    expect(insured()).toBe(false)
    const ended = [row('insured', '2025-01-01', '2026-03-03'), row('employed', '2025-01-01')]
    expect(on(ended, '2026-03-04').enterpriseInsured).toBe(false)
  })
})

describe('就业登记', () => {
  test('没有就业登记的没有单位；不在册的单位也写明职业、岗位来源', () => {
    expect(on([row('resident', '2020-01-01')], '2026-03-04').employment).toBeNull()
    const rows = [
      row('employed', '2025-01-01', null, {
        organisation: null,
        trust: 'B',
        detail: { employer: '外地某厂', occupation: '焊工' },
      }),
    ]
    expect(on(rows, '2026-03-04').employment).toEqual({
      id: 'employed 2025-01-01',
      organisation: null,
      employer: '外地某厂',
      occupation: '焊工',
      since: '2025-01-01',
      trust: 'B',
    })
  })
})

describe('学历', () => {
  test('毕业当天起算，新的在前；同一天毕业的次序固定', () => {
    const degree = (id: string, day: string) =>
      row('degree', day, null, { id, detail: { education: 'associate' } })
    const rows = [
      degree('b', '2020-07-01'),
      degree('c', '2026-03-05'),
      degree('a', '2020-07-01'),
      degree('d', '2026-03-04'),
    ]
    expect(on(rows, '2026-03-04').degrees.map(({ id }) => id)).toEqual(['d', 'a', 'b'])
    expect(on(rows.toReversed(), '2026-03-04').degrees.map(({ id }) => id)).toEqual(['d', 'a', 'b'])
  })

  test('没有写学历层次的学历登记、写了层次的别的登记，都不是学历', () => {
    const rows = [
      row('degree', '2020-07-01'),
      row('student', '2020-07-01', null, { detail: { education: 'bachelor' } }),
    ]
    expect(on(rows, '2026-03-04').degrees).toEqual([])
  })
})

describe('参保月数', () => {
  test('跨年、当月参保当月停保、判断日当月', () => {
    const months = (from: string, to: string | null, day: string) =>
      on([row('insured', from, to)], day).insuredMonths
    expect(months('2025-12-31', '2026-01-01', '2026-03-04')).toBe(2)
    expect(months('2026-03-01', '2026-03-02', '2026-03-04')).toBe(1)
    expect(months('2026-03-04', null, '2026-03-04')).toBe(1)
    expect(months('2026-02-01', '2026-12-31', '2026-03-04')).toBe(2)
    expect(on([row('employed', '2025-01-01')], '2026-03-04').insuredMonths).toBe(0)
  })
})
