import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { GROUP_NAMES, type PersonStatus, STATUS_KINDS, type StatusKind } from '../schema.ts'
import { standingOn } from './standing.ts'
import { row as statusRow } from './status-row.fixture.ts'

const row = (kind: StatusKind, from: string, to: string | null, more: Partial<PersonStatus> = {}) =>
  statusRow(kind, from, to, { source: '社保参保登记', ...more })
const on = (rows: PersonStatus[], day: string) => standingOn(rows, civilDate(day))

describe('3.2 补贴对象：人员类别按当天的登记判断', () => {
  test('每一类人员都有一种登记与之对应', () => {
    const kinds: StatusKind[] = [
      'employed',
      'graduating-student',
      'student',
      'hardship',
      'registered-unemployed',
      'veteran',
      'rural-worker',
      'paired-region',
      'resident',
    ]
    const groups = kinds.map((kind) => on([row(kind, '2026-01-01', null)], '2026-03-04').group)
    expect(groups).toEqual(GROUP_NAMES)
  })

  test('没有登记就没有类别', () => {
    expect(on([], '2026-03-04')).toMatchObject({
      group: null,
      groups: [],
      employer: null,
      employment: null,
      insuredMonths: 0,
      retired: false,
      pupil: false,
      deceased: false,
      custody: false,
      hardshipSince: null,
      degrees: [],
      contradictions: [],
      sources: [],
    })
  })

  test('首日和末日都算，前一天和后一天不算', () => {
    const rows = [row('employed', '2026-03-02', '2026-03-31')]
    const groups = ['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((day) => on(rows, day).group)
    expect(groups).toEqual([null, 'enterprise-employee', 'enterprise-employee', null])
  })

  test('既是职工又有登记失业的，按企业职工，两条来源都看得见', () => {
    const both = on(
      [
        row('registered-unemployed', '2026-01-01', null, { source: '失业登记', trust: 'B' }),
        row('employed', '2026-02-01', null, { organisation: 'e9' }),
      ],
      '2026-03-04',
    )
    expect(both.group).toBe('enterprise-employee')
    expect(both.employer).toBe('e9')
    expect(both.sources.map(({ kind, trust }) => [kind, trust])).toEqual([
      ['employed', 'A'],
      ['registered-unemployed', 'B'],
    ])
  })

  test('同时登记在两家单位的，取可信等级高的，再取后入职的', () => {
    const rows = [
      row('employed', '2026-01-01', null, { organisation: 'later-but-claimed', trust: 'C' }),
      row('employed', '2025-01-01', null, { organisation: 'old' }),
      row('employed', '2025-06-01', null, { organisation: 'new' }),
    ]
    expect(on(rows, '2026-03-04').employer).toBe('new')
  })

  test('初高中在校生、退休、死亡各有标记，不影响别的', () => {
    const found = on(
      [
        row('pupil', '2025-09-01', '2026-06-30'),
        row('retired', '2026-01-01', null),
        row('deceased', '2026-03-05', null),
      ],
      '2026-03-04',
    )
    expect([found.pupil, found.retired, found.deceased]).toEqual([true, true, false])
    expect(found.group).toBeNull()
  })
})

describe('参保月数', () => {
  test('按自然月计，当月算一个月，重叠的只算一次', () => {
    const rows = [row('insured', '2024-11-15', '2025-02-03'), row('insured', '2025-02-01', '2025-03-31')]
    expect(on(rows, '2025-12-31').insuredMonths).toBe(5)
    expect(on(rows, '2025-01-01').insuredMonths).toBe(3)
    expect(on(rows, '2024-10-31').insuredMonths).toBe(0)
  })

  test('仍在参保的算到当天所在月', () => {
    expect(on([row('insured', '2015-01-01', null)], '2026-03-04').insuredMonths).toBe(135)
  })
})

const day = fc.integer({ min: 0, max: 6000 }).map((count) => addDays(civilDate('2012-01-01'), count))
const anyRow = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...(Object.keys(STATUS_KINDS) as StatusKind[])),
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 2000 })),
    trust: fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const),
    employer: fc.constantFrom('e1', 'e2', 'e3'),
  })
  .map(({ id, kind, from, length, trust, employer }) =>
    row(kind, from, length === null ? null : addDays(from, length), {
      id,
      trust,
      organisation: kind === 'employed' ? employer : null,
    }),
  )

test('任意登记、任意次序：结果与次序无关，多一条登记不会少掉类别和月数', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), anyRow, day, (rows, more, asked) => {
      const standing = standingOn(rows, asked)
      expect(standingOn(rows.toReversed(), asked)).toEqual(standing)
      const grown = standingOn([...rows, more], asked)
      expect(grown.insuredMonths).toBeGreaterThanOrEqual(standing.insuredMonths)
      if (standing.group) {
        expect(GROUP_NAMES.indexOf(grown.group ?? 'resident')).toBeLessThanOrEqual(
          GROUP_NAMES.indexOf(standing.group),
        )
      }
      for (const { from, to } of standing.sources) expect(covers(from, to, asked)).toBe(true)
      expect(standing.employer !== null).toBe(standing.group === 'enterprise-employee')
    }),
  )
})

const covers = (from: CivilDate, to: CivilDate | null, asked: CivilDate) =>
  from <= asked && (to === null || asked <= to)
