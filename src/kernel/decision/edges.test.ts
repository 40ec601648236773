import { describe, expect, test } from 'vitest'
import { because, type Clause, decide, decisive, restsOnAssumption } from './decision.ts'
import { said } from './said.fixture.ts'

const clause: Clause = { document: 'd', article: '9', text: '补贴实施办法 第九条', status: 'confirmed' }
const guessed: Clause = { ...clause, article: 'x', status: 'assumed' }

describe('一个决定的理由', () => {
  test('没有另写依据的，全部条件就是依据；写了依据的，只看依据', () => {
    const conditions = decide<number>()
      .require(true, said('hours', { needed: '80课时' }), clause)
      .require(true, said('group', { needed: '补贴对象' }), clause)
    expect(decisive(conditions.grant(() => 1)).map(({ rule }) => rule)).toEqual(['hours', 'group'])
    const grounded = decide<number>()
      .require(true, said('hours', { needed: '80课时' }), clause)
      .grant(() => 1, because(said('rate', { found: '非常紧缺' }), clause))
    expect(decisive(grounded).map(({ rule }) => rule)).toEqual(['rate'])
  })

  test('只要有一条是推定，整个决定就要说有推定', () => {
    const mixed = decide<number>()
      .require(true, said('hours'), clause)
      .require(true, said('times'), guessed)
      .require(true, said('group'), clause)
      .grant(() => 1)
    expect(restsOnAssumption(mixed)).toBe(true)
  })

  test('挂起和不能判定的理由都是没有满足的，写下一步', () => {
    const held = decide<number>()
      .hold(true, said('register', { next: '自动继续' }), clause)
      .undecidable(true, said('amount', { next: '公布后重算' }), clause)
      .grant(() => 1)
    expect(held.reasons.map(({ met, next }) => [met, next])).toEqual([
      [false, '自动继续'],
      [false, '公布后重算'],
    ])
  })

  test.each([
    [true, clause, true],
    [false, clause, false],
    [undefined, clause, false],
    [false, guessed, true],
  ] as const)('事实推定 %s、条款状态决定这一条是不是推定', (assumed, of, expected) => {
    expect(
      decide()
        .require(true, said('a'), of, [], assumed)
        .grant(() => null).reasons[0]?.assumed,
    ).toBe(expected)
  })

  test('事先写好的满足的理由原样列入', () => {
    const alive = because(said('alive', { found: '正常' }), clause)
    expect(
      decide<number>()
        .met(alive)
        .grant(() => 1).reasons,
    ).toEqual([alive])
  })
})
