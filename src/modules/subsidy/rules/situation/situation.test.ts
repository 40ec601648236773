import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { estimateOf, type Situation } from '../../rules.ts'
import { standards } from '../claims.fixture.ts'

const estimate = (other: Partial<Situation>) => {
  const situation: Situation = {
    occupation: '焊工',
    level: 4,
    hours: 120,
    mode: 'offline',
    group: 'enterprise-employee',
    certified: true,
    ...other,
  }
  const { decision, missing, payee } = estimateOf(situation, civilDate('2026-03-02'), standards)
  return [decision.outcome, decision.value, missing.map(({ rule }) => rule), payee]
}

describe('我能领多少补贴', () => {
  test('已有证书的：金额和拨给谁，没有缺什么', () => {
    expect(estimate({})).toEqual(['granted', 324000, [], 'employer'])
    expect(estimate({ group: 'rural-worker' })).toEqual(['granted', 324000, [], 'trainer'])
  })

  test('还没有证书的：说拿到证书以后值多少，只差证书', () => {
    expect(estimate({ certified: false })).toEqual(['granted', 324000, ['certificate'], 'employer'])
  })

  test('课时不够的：不补，也不说拨给谁；没有证书的另说还差证书，课时不重复说', () => {
    expect(estimate({ hours: 60 })).toEqual(['refused', null, [], null])
    expect(estimate({ hours: 60, certified: false })).toEqual(['refused', null, ['certificate'], null])
  })
})
