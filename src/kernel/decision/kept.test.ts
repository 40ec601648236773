import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../value/time/civil-date.ts'
import { because, type Clause, type DecisionRecord, decide, recordOf } from './decision.ts'
import { type KeptRecord, keptRecord, readRecord, sameAsKept } from './kept.ts'
import { type Values, wording } from './wording.ts'

const article9: Clause = { document: 'd', article: '9', text: '补贴实施办法 第九条', status: 'confirmed' }
const guessed: Clause = { document: 'd', article: null, text: '补贴实施办法 次数条款', status: 'assumed' }

const HOURS = wording<[have: number, least: number]>('test.hours', {
  found: ([have]) => `${have}课时`,
  needed: ([, least]) => `不少于${least}课时`,
  next: '请补足课时',
})
const ALIVE = wording('test.alive', { found: (_, met) => (met ? '没有死亡登记' : '登记为已死亡') })
const RATE = wording<[demand: string | null]>('test.rate', { found: ([demand]) => demand })

const decision = (have: number) =>
  decide<number>()
    .uses('subsidy/2022')
    .require(have >= 80, HOURS, article9, [have, 80])
    .require(true, ALIVE, article9)
    .require(true, HOURS, guessed, [have, 40])
    .grant(() => 100, because(RATE, article9, ['非常紧缺'], true))

const record = (have: number) =>
  recordOf('test.training', civilDate('2026-03-02'), { hours: have }, decision(have))

/** As the database gives it back. */
const stored = (one: DecisionRecord): KeptRecord => JSON.parse(JSON.stringify(keptRecord(one)))

/** As it was kept before words were drawn: every reason with its clause and its words. */
const worded = (one: DecisionRecord): KeptRecord => JSON.parse(JSON.stringify(one))

describe('留存的决定', () => {
  test('只存编码和数值，条款各存一次', () => {
    expect(stored(record(60))).toEqual({
      rule: 'test.training',
      decidedOn: '2026-03-02',
      facts: { hours: 60 },
      decision: {
        outcome: 'refused',
        value: null,
        reasons: [
          ['test.hours', false, 0, [60, 80]],
          ['test.alive', true, 0],
          ['test.hours', true, 1, [60, 40]],
        ],
        clauses: [
          ['d', '9', '补贴实施办法 第九条'],
          ['d', null, '补贴实施办法 次数条款', 'assumed'],
        ],
        editions: ['subsidy/2022'],
      },
    })
    expect(stored(record(120)).decision.reasons.at(-1)).toEqual(['test.rate', true, 0, ['非常紧缺'], true])
  })

  test.each([60, 120])('%s 课时的，读回来与原来一字不差', (have) => {
    expect(JSON.stringify(readRecord(stored(record(have))))).toBe(JSON.stringify(record(have)))
    expect(sameAsKept(decision(have), readRecord(stored(record(have))).decision)).toBe(true)
  })

  test.each([60, 120])('%s 课时的，以前连字句一起存下的照样读、照样重算', (have) => {
    const old = readRecord(worded(record(have)))
    expect(JSON.stringify(old)).toBe(JSON.stringify(record(have)))
    expect(sameAsKept(decision(have), old.decision)).toBe(true)
    expect(stored(old).decision).toEqual({ ...worded(record(have)).decision, clauses: [] })
    expect(JSON.stringify(readRecord(stored(old)))).toBe(JSON.stringify(old))
  })

  test('数值、编码、条款有一处不同就不是同一个决定，字句碰巧相同也不是', () => {
    const kept = readRecord(stored(record(120))).decision
    expect(sameAsKept(decision(121), kept)).toBe(false)
    const also = wording<[have: number, least: number]>('test.also.alive', { found: '没有死亡登记' })
    const other = {
      ...decision(120),
      reasons: decision(120).reasons.with(1, because(also, article9, [1, 2])),
    }
    expect(sameAsKept(other, kept)).toBe(false)
    expect(sameAsKept(other, readRecord(worded(record(120))).decision)).toBe(true)
  })

  test('谁也没有写下字句的编码、没有存下的条款，读的时候说出来', () => {
    const of = (reason: [string, boolean, number]) => {
      const one = stored(record(60))
      return () => readRecord({ ...one, decision: { ...one.decision, reasons: [reason] } })
    }
    expect(of(['test.nobody', true, 0])).toThrow('test.nobody')
    expect(of(['test.alive', true, 7])).toThrow('cites clause 7 of 2')
  })

  test('一个编码只有一种字句', () => {
    expect(() => wording('test.hours', {})).toThrow('test.hours is worded twice')
  })

  test('任何数值存了再读都不变', () => {
    const any = wording<Values>('test.any', { found: (values) => JSON.stringify(values) })
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.boolean(), fc.boolean(), (given, met, assumed) => {
        const values = JSON.parse(JSON.stringify(given)) as Values
        const made = decide<null>()
          .require(met, any, article9, values, assumed)
          .grant(() => null)
        const one = recordOf('test.any', civilDate('2026-03-02'), null, made)
        const back = readRecord(stored(one))
        expect(JSON.stringify(back)).toBe(JSON.stringify(one))
        expect(sameAsKept(made, back.decision)).toBe(true)
      }),
    )
  })
})
