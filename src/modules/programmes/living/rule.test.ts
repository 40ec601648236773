import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/index.ts'
import { LIVING_GROUPS } from './groups.ts'
import { decideLiving, type LivingFacts } from './rule.ts'
import { livingKind } from './standard.ts'

const { standards } = loadCity('city/tianjin', [livingKind, catalogueKind])

const facts = (other: Partial<LivingFacts> = {}): LivingFacts => ({
  startsOn: civilDate('2026-03-09'),
  catalogue: null,
  occupation: '焊工',
  level: 4,
  hours: 120,
  completed: true,
  groups: ['low-income'],
  excluded: null,
  ...other,
})
const unmet = (other: Partial<LivingFacts>) =>
  decideLiving(facts(other), standards)
    .reasons.filter(({ met }) => !met)
    .map(({ rule }) => rule)

describe('生活费补贴（R3.5）', () => {
  test('目录内、结业、开班那天是困难人员，按标准补；金额是推定的', () => {
    const decision = decideLiving(facts(), standards)
    expect(decision).toMatchObject({ outcome: 'granted', value: 50_000 })
    expect(standards.inForce(livingKind, facts().startsOn)?.status).toBe('assumed')
  })

  test('每一条不符合都单独说', () => {
    expect(unmet({ completed: false })).toEqual(['living-done'])
    expect(unmet({ groups: [] })).toEqual(['living-group'])
    expect(unmet({ excluded: 'retired' })).toEqual(['head-excluded'])
    expect(unmet({ occupation: '不在目录里的职业' })).toHaveLength(1)
    expect(unmet({ completed: false, groups: [], excluded: 'violation' })).toHaveLength(3)
  })

  test('没有现行标准的不能判定', () => {
    expect(decideLiving(facts({ startsOn: civilDate('2015-01-01') }), standards).outcome).toBe('undecidable')
  })

  test('金额与人、职业、课时无关，只有补和不补', () => {
    fc.assert(
      fc.property(
        fc.record({
          completed: fc.boolean(),
          groups: fc.subarray([...LIVING_GROUPS]),
          hours: fc.integer({ min: 1, max: 400 }),
        }),
        (given) => {
          const { outcome, value } = decideLiving(facts(given), standards)
          expect(outcome).toBe(given.completed && given.groups.length > 0 ? 'granted' : 'refused')
          expect(value ?? 0).toBe(outcome === 'granted' ? 50_000 : 0)
        },
      ),
    )
  })
})
