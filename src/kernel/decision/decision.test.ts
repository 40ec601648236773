import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { because, type Clause, decide, decisive, restsOnAssumption } from './decision.ts'
import { said } from './said.fixture.ts'

const article9: Clause = { document: 'd', article: '9', text: '补贴实施办法 第九条', status: 'confirmed' }
const guessed: Clause = { document: 'd', article: 'x', text: '补贴实施办法 次数条款', status: 'assumed' }

describe('决定', () => {
  test('条件都满足才同意，逐条写明，再写依据', () => {
    const decision = decide<number>()
      .uses('catalogue/a')
      .require(true, said('hours', { found: '120课时', needed: '80课时', next: '补足课时' }), article9)
      .grant(() => 100, because(said('rate', { found: '非常紧缺' }), article9))

    expect(JSON.parse(JSON.stringify(decision))).toEqual({
      outcome: 'granted',
      value: 100,
      editions: ['catalogue/a'],
      reasons: [
        {
          rule: 'hours',
          met: true,
          clause: article9,
          found: '120课时',
          needed: '80课时',
          next: null,
          assumed: false,
        },
        {
          rule: 'rate',
          met: true,
          clause: article9,
          found: '非常紧缺',
          needed: null,
          next: null,
          assumed: false,
        },
      ],
    })
    expect(decisive(decision).map((reason) => reason.rule)).toEqual(['rate'])
  })

  test('不予时把缺的一次说全，不是一样一样来', () => {
    const decision = decide<number>()
      .require(false, said('hours', { next: '补足课时' }), article9)
      .require(true, said('group'), article9)
      .require(null, said('certificate', { next: '取得证书后再申领' }), article9)
      .grant(() => {
        throw new Error('not to be computed')
      })

    expect(decision.outcome).toBe('refused')
    expect(decision.value).toBeNull()
    expect(decisive(decision).map((reason) => [reason.rule, reason.next])).toEqual([
      ['hours', '补足课时'],
      ['certificate', '取得证书后再申领'],
    ])
  })

  test('挂起和无法判定既不是同意也不是不予，并写明原因', () => {
    const held = decide<number>()
      .hold(true, said('register', { found: '社保登记暂不可用' }), article9)
      .grant(() => 1)
    const unknown = decide<number>()
      .undecidable(true, said('amount'), article9)
      .grant(() => 1)

    expect([held.outcome, held.value, held.reasons[0]?.found]).toEqual(['held', null, '社保登记暂不可用'])
    expect([unknown.outcome, unknown.value, unknown.reasons[0]?.met]).toEqual(['undecidable', null, false])
  })

  test('没有发生的事不留理由', () => {
    const decision = decide<number>()
      .hold(false, said('register'), article9)
      .undecidable(false, said('amount'), article9)
      .grant(() => 1)
    expect(decision).toEqual({ outcome: 'granted', value: 1, reasons: [], editions: [] })
  })

  test('条款或数值只是推定的，理由上有标记', () => {
    const byClause = decide<number>()
      .require(true, said('limit'), guessed)
      .grant(() => 1)
    const byValue = decide<number>().grant(
      () => 1,
      because(said('rate', { found: '沿用' }), article9, [], true),
    )
    const confirmed = decide<number>().grant(() => 1, because(said('rate', { found: '非常紧缺' }), article9))

    expect([byClause, byValue, confirmed].map(restsOnAssumption)).toEqual([true, true, false])
  })

  test('不予重于无法判定，无法判定重于挂起，先后查到都一样', () => {
    const rank = ['granted', 'held', 'undecidable', 'refused'] as const
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...rank)), (findings) => {
        const builder = decide<number>()
        for (const finding of findings) {
          builder
            .require(finding !== 'refused', said('r'), article9)
            .undecidable(finding === 'undecidable', said('u'), article9)
            .hold(finding === 'held', said('h'), article9)
        }
        const worst = Math.max(0, ...findings.map((finding) => rank.indexOf(finding)))
        expect(builder.grant(() => 1).outcome).toBe(rank[worst])
      }),
    )
  })
})
