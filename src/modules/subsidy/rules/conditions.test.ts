import { describe, expect, test } from 'vitest'
import { LEVELS, type Level } from '../../../kernel/value/level.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { type ClassClaimFacts, decideClaim } from '../rules.ts'
import { certificate, claim, outcome, paid, saidOf, settledBy, standards } from './claims.fixture.ts'

const asked = (facts: ClassClaimFacts) =>
  decideClaim(facts, standards)
    .reasons.filter(({ needed }) => needed !== null)
    .map(({ rule }) => rule)

describe('第九条、第十条：补贴要看哪些条件', () => {
  test('培训费补贴看是否另领过技能提升补贴，评价费补贴不看', () => {
    expect(asked(claim())).toContain('not-twice')
    expect(asked(claim({ project: 'assessment', classFiledOn: civilDate('2024-03-01') }))).not.toContain(
      'not-twice',
    )
  })

  test('领过技能提升补贴的，仍可领评价费补贴', () => {
    const history = [paid('焊工', 4, '2023-05-01', 'skill-upgrade'), paid('焊工', 4, '2023-05-02')]
    const on = civilDate('2024-03-01')
    expect(outcome(claim({ project: 'assessment', classFiledOn: on, history }))).toEqual(['granted', 35000])
  })

  test('没有登记查过的身份不写进理由，查过的写', () => {
    const looked: Partial<ClassClaimFacts> = { pupil: false, retired: false, violation: false }
    const rules = ['not-a-pupil', 'not-retired', 'no-violation']
    for (const rule of rules) {
      expect(asked(claim())).not.toContain(rule)
      expect(asked(claim(looked))).toContain(rule)
    }
  })
})

describe('第九条：课时', () => {
  test('79课时不补，80课时补，理由写明要80课时', () => {
    expect([79, 80].map((hours) => outcome(claim({ hours }))[0])).toEqual(['refused', 'granted'])
    expect(saidOf('hours', claim({ hours: 79 }))).toMatchObject({
      met: false,
      found: '79课时',
      needed: '不少于80课时',
    })
  })
})

describe('第九条：证书', () => {
  const NAMES: [Level, string][] = [
    [5, '五级（初级工）证书'],
    [4, '四级（中级工）证书'],
    [3, '三级（高级工）证书'],
    [2, '二级（技师）证书'],
    [1, '一级（高级技师）证书'],
    ['special', '专项职业能力证书'],
  ]

  test.each(NAMES)('要的是所培训的等级：%s 级写作“%s”', (level, name) => {
    expect(saidOf('certificate', claim({ level }))).toMatchObject({ met: true, found: name, needed: name })
  })

  test('只有等级相同的证书才算，高的低的都不算，没有证书的写明没有查到', () => {
    for (const trained of LEVELS)
      for (const held of LEVELS) {
        const said = saidOf(
          'certificate',
          claim({ level: trained, certificate: certificate(held, '2020-06-01') }),
        )
        expect(said?.met).toBe(trained === held)
      }
    expect(saidOf('certificate', claim({ certificate: null }))).toMatchObject({
      met: false,
      found: '没有查到证书',
    })
  })
})

describe('补贴对象：身份在开班备案当日判断', () => {
  test.each([
    ['2020-03-01', true],
    ['2020-03-02', true],
    ['2020-03-03', false],
  ])('就业困难人员自 %s 起认定：%s', (since, holds) => {
    const facts = claim({ group: 'hardship', groupSince: civilDate(since) })
    expect(saidOf('group-before-class', facts)?.met).toBe(holds)
    expect(settledBy(facts)).toEqual(holds ? ['class-rate'] : ['group-before-class'])
  })
})
