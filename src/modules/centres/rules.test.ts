import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restsOnAssumption } from '../../kernel/decision/decision.ts'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { type BaseFacts, mayBeBase } from './rules/base.ts'
import { mayBeNamed, type NamingFacts } from './rules/naming.ts'
import { type YearFacts, yearPasses } from './rules/yearly.ts'
import { centresKind, centresOn } from './standard.ts'

const { standards } = loadCity('city/tianjin', [centresKind])
const day = civilDate
const { data } = centresOn(standards, day('2026-03-02'))

const enterprise = (other: Partial<NamingFacts> = {}): NamingFacts => ({
  appliedOn: day('2026-03-02'),
  staff: 800,
  capacity: 120,
  teachers: 12,
  occupations: 2,
  named: false,
  revokedOn: null,
  visit: { inspectors: 2, photos: 3, capacity: 118 },
  ...other,
})
const unmet = ({ reasons }: { reasons: readonly { met: boolean; rule: string }[] }) =>
  reasons.filter(({ met }) => !met).map(({ rule }) => rule)

describe('命名', () => {
  test('都够的命名；依据都是推定，判定里说出来', () => {
    const decision = mayBeNamed(enterprise(), standards)
    expect(decision.outcome).toBe('granted')
    expect(restsOnAssumption(decision)).toBe(true)
  })

  test('每一条各自算：人数、能力、教师、职业、重复、限期、复核人、照片、现场核到的', () => {
    const only = (other: Partial<NamingFacts>) => unmet(mayBeNamed(enterprise(other), standards))
    expect(only({ staff: 199 })).toEqual(['centre-staff'])
    expect(only({ teachers: 4 })).toEqual(['centre-teachers'])
    expect(only({ occupations: 0 })).toEqual(['centre-occupations'])
    expect(only({ named: true })).toEqual(['not-named-yet'])
    expect(only({ revokedOn: day('2025-03-02') })).toEqual(['centre-ban'])
    expect(only({ revokedOn: day('2024-03-02') })).toEqual([])
    expect(only({ visit: { inspectors: 1, photos: 3, capacity: 118 } })).toEqual(['centre-inspectors'])
    expect(only({ visit: { inspectors: 2, photos: 2, capacity: 118 } })).toEqual(['centre-photos'])
    expect(only({ visit: { inspectors: 2, photos: 3, capacity: 99 } })).toEqual(['centre-found-capacity'])
    expect(only({ capacity: 200, visit: { inspectors: 2, photos: 3, capacity: 159 } })).toEqual([
      'centre-found-capacity',
    ])
    expect(only({ visit: null })).toEqual([])
  })

  test('能命名的，人再多、教师再多也能命名；现场核到的再少一人不会反而更好', () => {
    const count = fc.integer({ min: 1, max: 2000 })
    fc.assert(
      fc.property(
        count,
        count,
        count,
        fc.integer({ min: 0, max: 500 }),
        (staff, capacity, teachers, seen) => {
          const facts = enterprise({
            staff,
            capacity,
            teachers,
            visit: { inspectors: 2, photos: 3, capacity: seen },
          })
          const granted = (more: NamingFacts) => mayBeNamed(more, standards).outcome === 'granted'
          if (granted(facts)) {
            expect(granted({ ...facts, staff: staff + 1, teachers: teachers + 1 })).toBe(true)
          } else if (facts.visit) {
            expect(granted({ ...facts, visit: { ...facts.visit, capacity: seen - 1 } })).toBe(false)
          }
        },
      ),
    )
  })
})

describe('年度评估', () => {
  const year = (other: Partial<YearFacts> = {}): YearFacts => ({
    year: 2025,
    on: day('2025-12-31'),
    confirmed: true,
    staff: 800,
    trained: 50,
    ownTrained: 30,
    capacity: 120,
    teachers: 12,
    ...other,
  })

  test('补贴班和自主培训合起来算，正好到比例的合格，少一人次的不合格；没有确认的不合格', () => {
    expect(unmet(yearPasses(year(), standards))).toEqual([])
    expect(unmet(yearPasses(year({ ownTrained: 29 }), standards))).toEqual(['year-trained'])
    expect(unmet(yearPasses(year({ confirmed: false }), standards))).toEqual(['year-confirmed'])
    expect(unmet(yearPasses(year({ capacity: 99, teachers: 4 }), standards))).toEqual([
      'year-capacity',
      'year-teachers',
    ])
  })
})

describe('R2.10 企业公共实训基地认定', () => {
  const centre = (other: Partial<BaseFacts> = {}): BaseFacts => ({
    appliedOn: day('2026-03-02'),
    namedOn: day('2025-01-10'),
    capacity: data.base.capacity,
    publicSeats: data.base.publicSeats,
    publicTrained: 0,
    base: false,
    ...other,
  })

  test('先是企业培训中心，满规定日数；名额不超过能力；一家只认定一次', () => {
    expect(mayBeBase(centre(), standards).outcome).toBe('granted')
    expect(unmet(mayBeBase(centre({ namedOn: null }), standards))).toEqual(['base-centre'])
    expect(unmet(mayBeBase(centre({ namedOn: day('2025-12-01') }), standards))).toEqual(['base-centre'])
    expect(unmet(mayBeBase(centre({ publicSeats: 151 }), standards))).toEqual(['base-seats-fit'])
    expect(unmet(mayBeBase(centre({ base: true }), standards))).toEqual(['base-not-yet'])
  })
})
