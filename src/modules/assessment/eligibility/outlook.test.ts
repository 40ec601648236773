import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { periodInWords } from '../../../kernel/value/time/period.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import {
  type ApplicationFacts,
  assessmentKind,
  eligibility,
  levelsKind,
  outlook,
  relatedOccupationsKind,
} from '../rules.ts'

const { standards } = loadCity('city/tianjin', [
  assessmentKind,
  levelsKind,
  relatedOccupationsKind,
  catalogueKind,
])
const facts = (
  more: Partial<ApplicationFacts['applicant']> = {},
  level: ApplicationFacts['level'] = 4,
): ApplicationFacts => ({
  occupation: '焊工',
  level,
  applicant: {
    onDay: civilDate('2026-05-10'),
    born: civilDate('1990-01-31'),
    work: [],
    certificates: [],
    titles: [],
    education: [],
    ...more,
  },
})
const on = (given: ApplicationFacts, onDay: CivilDate) =>
  eligibility({ ...given, applicant: { ...given.applicant, onDay } }, standards).outcome

describe('最早哪天可以报', () => {
  test('还差八个月工龄的，说得出是哪一天', () => {
    const { now, from } = outlook(facts({ work: [{ from: civilDate('2022-01-10'), to: null }] }), standards)
    expect(now.outcome).toBe('refused')
    expect(from).toBe('2027-01-10')
    expect(periodInWords(civilDate('2026-05-10'), from as CivilDate)).toBe('8个月')
  })

  test('工作已经结束、又没有别的路的，时间解决不了', () => {
    const ended = { from: civilDate('2022-01-10'), to: civilDate('2023-01-09') }
    expect(outlook(facts({ work: [ended] }), standards).from).toBeNull()
  })

  test('已经符合的就是今天；已有证书的、不是本单位职工的，时间解决不了', () => {
    const met = facts({ certificates: [{ level: 5, issuedOn: civilDate('2020-01-01') }] })
    expect(outlook(met, standards).from).toBe('2026-05-10')
    expect(outlook({ ...met, holds: 'S000012000067254000001' }, standards).from).toBeNull()
    expect(outlook({ ...met, ownStaff: false }, standards).from).toBeNull()
  })

  test('没有满十六周岁的，到那一天', () => {
    expect(outlook(facts({ born: civilDate('2011-03-01') }, 5), standards).from).toBe('2027-03-01')
  })

  test('任何人、任何等级：说出的那天可以报，前一天不可以', () => {
    const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(civilDate('1993-01-01'), days))
    const level = fc.constantFrom(5 as const, 4 as const, 3 as const, 2 as const, 1 as const)
    let later = 0
    fc.assert(
      fc.property(
        level,
        fc.record({
          onDay: fc.integer({ min: 0, max: 1500 }).map((days) => addDays(civilDate('2023-01-01'), days)),
          born: aDay,
          work: fc.array(
            fc
              .record({ from: aDay, to: fc.option(aDay) })
              .filter(({ from, to }) => to === null || from <= to),
            { maxLength: 3 },
          ),
          certificates: fc.array(fc.record({ level, issuedOn: aDay }), { maxLength: 3 }),
          titles: fc.array(
            fc.record({ grade: fc.constantFrom('junior' as const, 'middle' as const), issuedOn: aDay }),
            { maxLength: 1 },
          ),
        }),
        (asked, applicant) => {
          const given = facts(applicant, asked)
          const { from, now } = outlook(given, standards)
          if (from === null) return
          expect(on(given, from)).toBe('granted')
          if (now.outcome === 'granted') return
          later += 1
          expect(on(given, addDays(from, -1))).not.toBe('granted')
        },
      ),
      { numRuns: 3000, seed: 20_260_510 },
    )
    expect(later).toBeGreaterThan(300)
  })
})
