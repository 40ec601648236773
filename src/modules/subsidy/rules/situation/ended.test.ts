import { describe, expect, test } from 'vitest'
import type { Decision, Reason } from '../../../../kernel/decision/decision.ts'
import { decideClaim } from '../../rules.ts'
import { claim, paid, standards, upgrade } from '../claims.fixture.ts'
import { GIVEN_UP, REFUSALS } from '../refusals.ts'
import { ENDED, type Ending, endedClaim, refusedForNow, saysSo } from './ended.ts'

const ending = (how: Ending, of = claim()) => {
  const decision = endedClaim({ claim: of, ending: how }, standards)
  return { decision, last: decision.reasons.at(-1) as Reason }
}

/** A decision that came out so for these rules, of which the marked ones (!) are not met. */
const decided = (outcome: 'refused' | 'granted', ...rules: string[]): Decision<unknown> => ({
  outcome,
  value: null,
  editions: [],
  reasons: rules.map((rule) => ({ rule: rule.replace('!', ''), met: !rule.startsWith('!') }) as Reason),
})

const file = (state: string, rule: string, ...rules: string[]) => ({
  state,
  record: { rule, decision: decided('refused', ...rules) },
})

describe('没有给钱就结束的申领', () => {
  test.each(REFUSALS)('不予补贴：$text，写明理由和条款，一分不欠', ({ code, text }) => {
    const { decision, last } = ending({ by: 'officer', reason: code })
    expect([decision.outcome, decision.value]).toEqual(['refused', null])
    expect(last).toMatchObject({ rule: 'found-by-officer', met: false, found: text })
    expect(last.clause.text).not.toBe('')
    expect(last.assumed).toBe(last.clause.status === 'assumed')
    expect(last.next).toContain('行政复议')
  })

  test.each(GIVEN_UP)('放弃：$text', ({ code, text }) => {
    const { last } = ending({ by: 'payee', reason: code })
    expect(last).toMatchObject({ rule: 'claimed-by-payee', found: `已放弃：${text}`, next: null })
  })

  test('过期没有确认', () => {
    const { last } = ending({ by: 'time', reason: 'lapsed' }, upgrade() as never)
    expect(last).toMatchObject({ rule: 'claimed-by-payee', found: '期限内没有确认申领' })
  })

  test('“不符合条件”引用没有满足的那一条', () => {
    const short = claim({ hours: 40 })
    const unmet = decideClaim(short, standards).reasons.find(({ met }) => !met)
    const { last } = ending({ by: 'officer', reason: 'conditions' }, short)
    expect(last.clause).toEqual(unmet?.clause)
  })

  test('记录里满足的条件还写在前面', () => {
    const { decision } = ending({ by: 'officer', reason: 'attendance' })
    expect(decision.reasons.filter(({ met }) => met).length).toBeGreaterThan(3)
    expect(decision.reasons.filter(({ met }) => !met)).toHaveLength(1)
  })
})

describe('记录自己就拒绝的，记录的决定就是理由', () => {
  const refused = decideClaim(claim({ history: [paid('焊工', 4, '2019-05-01')] }), standards)

  test('理由说的是同一件事才算', () => {
    expect(refused.outcome).toBe('refused')
    expect(saysSo(refused, 'duplicate')).toBe(true)
    expect(saysSo(refused, 'attendance')).toBe(false)
    expect(saysSo(refused, 'conditions')).toBe(true)
  })

  test('记录准予的，任何理由都不算', () => {
    for (const { code } of REFUSALS) expect(saysSo(decideClaim(claim(), standards), code)).toBe(false)
  })
})

describe('因为别的补贴或可以撤销的认定才拒绝的', () => {
  test('只差这些的，过后再发起', () => {
    expect(refusedForNow(file('refused', 'subsidy.training', 'hours', '!times'))).toBe(true)
    expect(refusedForNow(file('refused', 'subsidy.training', '!no-violation', '!not-twice'))).toBe(true)
  })

  test('还差别的、没有差什么、不是拒绝的、人拒绝的、没有记录的：不再发起', () => {
    expect(refusedForNow(file('refused', 'subsidy.training', '!times', '!hours'))).toBe(false)
    expect(refusedForNow(file('refused', 'subsidy.training', 'times'))).toBe(false)
    expect(refusedForNow(file('review', 'subsidy.training', '!times'))).toBe(false)
    expect(refusedForNow(file('refused', ENDED, '!times'))).toBe(false)
    expect(refusedForNow({ state: 'refused', record: null })).toBe(false)
    expect(refusedForNow(undefined)).toBe(false)
  })
})
