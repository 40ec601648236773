import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restsOnAssumption } from '../../kernel/decision/decision.ts'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { fen } from '../../kernel/value/money.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { TERM_KEYS } from './kinds.ts'
import {
  type AdvanceFacts,
  type DoneFacts,
  decideAdvance,
  decideHead,
  type HeadFacts,
  mayBeNamed,
  mayBePlanned,
  maySettle,
  type PlanFacts,
  reopened,
} from './rules.ts'
import { PROGRAMME_STANDARDS } from './standard.ts'

const { standards } = loadCity('city/tianjin', Object.values(PROGRAMME_STANDARDS))
const day = civilDate

const plan = (other: Partial<PlanFacts> = {}): PlanFacts => ({
  kind: 'project',
  plannedOn: day('2026-03-02'),
  applicantKinds: ['employer'],
  partner: false,
  heads: 30,
  hours: 80,
  onlineHours: 40,
  amountEach: fen(240_000),
  startsOn: day('2026-03-10'),
  endsOn: day('2026-09-30'),
  ...other,
})
const done = (other: Partial<DoneFacts> = {}): DoneFacts => ({
  kind: 'apprenticeship',
  plannedOn: day('2026-03-02'),
  plannedHeads: 30,
  doneHeads: 28,
  heldHours: 160,
  onlineHours: 80,
  videoHours: 40,
  papers: 4,
  ...other,
})
const head = (other: Partial<HeadFacts> = {}): HeadFacts => ({
  kind: 'project',
  plannedOn: day('2026-03-02'),
  decidedOn: day('2026-10-10'),
  endsOn: day('2026-09-30'),
  amountEach: fen(240_000),
  plannedHours: 80,
  heldHours: 80,
  attendedHours: 76,
  done: true,
  atStart: 'here',
  now: 'here',
  hiredOn: null,
  signed: other.kind === 'apprenticeship' ? true : null,
  attending: null,
  excluded: null,
  advance: fen(0),
  ...other,
})
const unmet = ({ reasons }: { reasons: readonly { met: boolean; rule: string }[] }) =>
  reasons.filter(({ met }) => !met).map(({ rule }) => rule)

describe('项目制培训（R3.7）', () => {
  test('都在标准以内的可以批准；数额没有公开文本，说是推定', () => {
    const decision = mayBePlanned(plan(), standards)
    expect(decision.outcome).toBe('granted')
    expect(restsOnAssumption(decision)).toBe(true)
  })

  test('每一条各自算：单位类别、合作机构、人数、期限、课时、线上、金额', () => {
    const only = (other: Partial<PlanFacts>) => unmet(mayBePlanned(plan(other), standards))
    expect(only({ applicantKinds: ['assessor'] })).toEqual(['programme-applicant'])
    expect(only({ heads: 2 })).toEqual(['programme-heads'])
    expect(only({ heads: 501 })).toEqual(['programme-heads'])
    expect(only({ endsOn: day('2027-03-11') })).toEqual(['programme-term'])
    expect(only({ hours: 39, onlineHours: 0 })).toEqual(['programme-hours'])
    expect(only({ onlineHours: 41 })).toEqual(['programme-online'])
    expect(only({ amountEach: fen(300_001) })).toEqual(['programme-amount'])
    expect(only({ partner: true })).toEqual([])
  })

  test('按完成的结算：没有结业、离开、退休、查实违规的不算；课时没有上满计划的按比例', () => {
    expect(decideHead(head(), standards)).toMatchObject({ outcome: 'granted', value: 240_000 })
    expect(unmet(decideHead(head({ done: false }), standards))).toEqual(['head-done'])
    expect(unmet(decideHead(head({ atStart: 'elsewhere' }), standards))).toEqual(['head-at-start'])
    expect(unmet(decideHead(head({ now: 'none' }), standards))).toEqual(['head-still'])
    expect(unmet(decideHead(head({ excluded: 'violation' }), standards))).toEqual(['head-excluded'])
    expect(unmet(decideHead(head({ attendedHours: 39 }), standards))).toEqual(['head-hours'])
    expect(decideHead(head({ heldHours: 60 }), standards).value).toBe(180_000)
    expect(decideHead(head({ heldHours: 200 }), standards).value).toBe(240_000)
  })
})

describe('企业新型学徒制（R3.8）', () => {
  test('集中授课不少于160课时，线上不超过一半，录像不少于四分之一', () => {
    expect(maySettle(done(), standards).outcome).toBe('granted')
    expect(unmet(maySettle(done({ heldHours: 159, onlineHours: 0 }), standards))).toEqual(['programme-hours'])
    expect(unmet(maySettle(done({ onlineHours: 81 }), standards))).toEqual(['programme-online'])
    expect(unmet(maySettle(done({ videoHours: 39 }), standards))).toEqual(['programme-video'])
    expect(unmet(maySettle(done({ papers: 3 }), standards))).toEqual(['programme-papers'])
    expect(unmet(maySettle(done({ doneHeads: 31 }), standards))).toEqual(['programme-done'])
  })

  test('要有合作机构；预拨过的从结算里扣', () => {
    expect(
      unmet(mayBePlanned(plan({ kind: 'apprenticeship', hours: 160, partner: false }), standards)),
    ).toEqual(['programme-partner'])
    const settled = decideHead(
      head({
        kind: 'apprenticeship',
        amountEach: fen(500_000),
        plannedHours: 160,
        heldHours: 160,
        attendedHours: 160,
        advance: fen(250_000),
      }),
      standards,
    )
    expect(settled.value).toBe(250_000)
  })
})

describe('三方协议和预拨（R3.8）', () => {
  const agreement = standards.all(PROGRAMME_STANDARDS.apprenticeship)[0]?.data.agreement
  if (!agreement) throw new Error('the city publishes no table of signatures')
  const table = agreement.reopens

  test('改电话谁也不用重签；导师、岗位、合同各按重签表', () => {
    expect(reopened(['phone'], table)).toEqual([])
    expect(reopened(['mentor'], table)).toEqual(['apprentice', 'enterprise'])
    expect(reopened(['partner-mentor'], table)).toEqual(['apprentice', 'partner'])
    expect(reopened(['mentor', 'partner-mentor'], table)).toEqual(['apprentice', 'enterprise', 'partner'])
  })

  test('多改一项，要重签的只多不少；改的次序、改几遍没有分别', () => {
    const terms = fc.array(fc.constantFrom(...TERM_KEYS), { maxLength: 8 })
    fc.assert(
      fc.property(terms, fc.constantFrom(...TERM_KEYS), (changed, one) => {
        const before = reopened(changed, table)
        const after = reopened([...changed, one], table)
        for (const signer of before) expect(after).toContain(signer)
        expect(reopened([...changed, ...changed].toReversed(), table)).toEqual(before)
        expect(reopened([...changed, 'phone'], table)).toEqual(before)
      }),
    )
  })

  test('合同满一年才能列名，差一天不行；两名导师', () => {
    const named = (contractTo: string, mentors = 2) =>
      unmet(
        mayBeNamed(
          {
            kind: 'apprenticeship',
            plannedOn: day('2026-03-02'),
            contractFrom: day('2026-03-01'),
            contractTo: day(contractTo),
            mentors,
          },
          standards,
        ),
      )
    expect(named('2027-02-28')).toEqual([])
    expect(named('2027-02-27')).toEqual(['member-contract'])
    expect(named('2027-02-28', 1)).toEqual(['member-mentors'])
  })

  test('预拨最多一半，三方签全、仍在职、仍在培养的才给；没有预拨的种类不给', () => {
    const advance = (other: Partial<AdvanceFacts> = {}) =>
      decideAdvance(
        {
          kind: 'apprenticeship',
          plannedOn: day('2026-03-02'),
          percent: 50,
          amountEach: fen(500_000),
          signed: true,
          attending: true,
          now: 'here',
          excluded: null,
          ...other,
        },
        standards,
      )
    expect(advance().value).toBe(250_000)
    expect(unmet(advance({ percent: 51 }))).toEqual(['advance-share'])
    expect(unmet(advance({ signed: false }))).toEqual(['head-signed'])
    expect(unmet(advance({ attending: false }))).toEqual(['head-attending'])
    expect(unmet(advance({ now: 'elsewhere' }))).toEqual(['head-still'])
    expect(unmet(advance({ kind: 'project' }))).toEqual(['advance-none'])
  })

  test('没有签全的、已经退出的不结算', () => {
    const one = { kind: 'apprenticeship' as const, attendedHours: 160, heldHours: 160, plannedHours: 160 }
    expect(unmet(decideHead(head({ ...one, signed: false }), standards))).toEqual(['head-signed'])
    expect(unmet(decideHead(head({ ...one, attending: false }), standards))).toEqual(['head-attending'])
  })
})

describe('定向培训（R3.6）', () => {
  const directed = (other: Partial<HeadFacts>) =>
    decideHead(
      head({ kind: 'directed', atStart: 'none', now: 'none', hiredOn: day('2027-01-15'), ...other }),
      standards,
    )

  test('未就业的人学满40课时，结束后6个月内在本市就业', () => {
    expect(directed({ decidedOn: day('2027-02-01') }).outcome).toBe('granted')
    expect(unmet(directed({ atStart: 'elsewhere' }))).toEqual(['head-at-start'])
    expect(unmet(directed({ attendedHours: 39 }))).toEqual(['head-hours'])
  })

  test('限期的最后一天就业还算，过了一天不算；限期没到、还没有就业的先等着', () => {
    expect(directed({ hiredOn: day('2027-03-30'), decidedOn: day('2027-04-10') }).outcome).toBe('granted')
    expect(unmet(directed({ hiredOn: day('2027-03-31'), decidedOn: day('2027-04-10') }))).toEqual([
      'head-hired',
    ])
    expect(directed({ hiredOn: null, decidedOn: day('2027-03-30') }).outcome).toBe('held')
  })

  test('用人单位三十日内登记（社会保险法第五十八条）：限期满了再等三十日，其间查到限期内就业的算', () => {
    expect(directed({ hiredOn: null, decidedOn: day('2027-04-29') }).outcome).toBe('held')
    expect(directed({ hiredOn: null, decidedOn: day('2027-04-30') }).outcome).toBe('refused')
    expect(directed({ hiredOn: day('2027-03-30'), decidedOn: day('2027-04-29') }).outcome).toBe('granted')
    expect(directed({ hiredOn: day('2027-04-02'), decidedOn: day('2027-04-29') }).outcome).toBe('refused')
  })
})

describe('名师带徒（R3.9）、安全、创业', () => {
  test('名师带徒凭证书结算，不看课时', () => {
    const mentored = (other: Partial<HeadFacts>) =>
      decideHead(head({ kind: 'mentoring', attendedHours: 0, ...other }), standards)
    expect(mentored({}).outcome).toBe('granted')
    expect(unmet(mentored({ done: false }))).toEqual(['head-done'])
  })

  test('安全培训的人要在申报企业就业，创业培训不限', () => {
    const hours = { plannedHours: 40, heldHours: 40, attendedHours: 40 }
    expect(unmet(decideHead(head({ kind: 'safety', atStart: 'none', ...hours }), standards))).toEqual([
      'head-at-start',
    ])
    expect(
      decideHead(head({ kind: 'startup', atStart: 'none', now: 'none', ...hours }), standards).outcome,
    ).toBe('granted')
  })
})

describe('不论什么情形', () => {
  const facts = fc.record({
    amountEach: fc.integer({ min: 1, max: 500_000 }).map(fen),
    plannedHours: fc.integer({ min: 40, max: 400 }),
    heldHours: fc.integer({ min: 0, max: 500 }),
    attendedHours: fc.integer({ min: 0, max: 500 }),
    done: fc.boolean(),
    atStart: fc.constantFrom('here' as const, 'elsewhere' as const, 'none' as const),
    now: fc.constantFrom('here' as const, 'elsewhere' as const, 'none' as const),
    advance: fc.integer({ min: 0, max: 500_000 }).map(fen),
    kind: fc.constantFrom(
      'project' as const,
      'apprenticeship' as const,
      'safety' as const,
      'startup' as const,
    ),
  })

  test('付的不超过计划的每人金额，也不小于零；多上一课时不会少给', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const value = decideHead(head(given), standards).value
        if (value === null) return
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value + given.advance).toBeLessThanOrEqual(Math.max(given.amountEach, given.advance))
        const more = decideHead(head({ ...given, heldHours: given.heldHours + 1 }), standards).value ?? 0
        expect(more).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  test('没有完成的、已经离开申报企业的，一分不付', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { outcome } = decideHead(head(given), standards)
        if (!given.done) expect(outcome).toBe('refused')
        if (given.kind !== 'startup' && given.now !== 'here') expect(outcome).toBe('refused')
      }),
    )
  })

  test('没有现行标准的不能判定，说到哪里补', () => {
    const before = decideHead(head({ plannedOn: day('2015-01-01') }), standards)
    expect(before.outcome).toBe('undecidable')
    expect(unmet(before)).toEqual(['programme-standard'])
    expect(mayBePlanned(plan({ plannedOn: day('2015-01-01') }), standards).outcome).toBe('undecidable')
  })
})
