import { describe, expect, test } from 'vitest'
import type { Level } from '../../../../kernel/value/level.ts'
import { civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { decideClaim, type PaidBefore, type SkillUpgradeFacts, skillUpgradeKind } from '../../rules.ts'
import { certificate, outcome, paid, saidOf, settledBy, standards, upgrade } from '../claims.fixture.ts'

const certified = (level: Level, issuedOn = '2023-01-10'): Partial<SkillUpgradeFacts> => ({
  level,
  certificate: certificate(level, issuedOn),
})

describe('技能提升补贴：金额', () => {
  test.each([
    [5, 100000, '五级（初级工）'],
    [4, 150000, '四级（中级工）'],
    [3, 200000, '三级（高级工）'],
  ] as const)('%s 级证书 %s 分，依据写“%s”', (level, amount, name) => {
    expect(outcome(upgrade(certified(level)))).toEqual(['granted', amount])
    expect(saidOf('amount', upgrade(certified(level)))).toMatchObject({ met: true, found: name })
  })

  test.each([2, 1, 'special'] as const)('%s 级没有这项补贴', (level) => {
    expect(settledBy(upgrade(certified(level)))).toEqual(['level-subsidised'])
  })

  test('不知道等级的写没有证书等级', () => {
    expect(saidOf('level-subsidised', upgrade({ level: null, certificate: null }))).toMatchObject({
      met: false,
      found: '没有证书等级',
    })
    expect(saidOf('level-subsidised', upgrade())?.found).toBe('四级（中级工）')
  })
})

describe('技能提升补贴：证书', () => {
  test('没有写等级的按证书，写了的要与证书相同', () => {
    expect(outcome(upgrade({ level: null }))).toEqual(['granted', 150000])
    expect(settledBy(upgrade({ level: 3 }))).toEqual(['certificate'])
    expect(saidOf('certificate', upgrade({ level: 3 }))).toMatchObject({
      found: '四级（中级工）证书',
      needed: '三级（高级工）证书',
    })
  })

  test('没有证书的，不论写没写等级，都不补', () => {
    for (const level of [null, 4] as const) {
      expect(saidOf('certificate', upgrade({ level, certificate: null }))).toMatchObject({
        met: false,
        found: '没有查到证书',
      })
    }
  })
})

describe('技能提升补贴：证书核发之日起12个月内申请', () => {
  test.each([
    ['2023-01-09', false],
    ['2023-01-10', true],
    ['2023-01-11', true],
    ['2024-01-09', true],
    ['2024-01-10', true],
    ['2024-01-11', false],
  ])('2023年1月10日核发的证书，%s 申请：%s', (day, inTime) => {
    const facts = upgrade({ appliedOn: civilDate(day) })
    expect(saidOf('time-limit', facts)?.met).toBe(inTime)
    expect(outcome(facts)[0]).toBe(inTime ? 'granted' : 'refused')
  })
})

describe('技能提升补贴：参保', () => {
  test.each([
    ['2021-06-01', 35, false],
    ['2021-06-01', 36, true],
    ['2022-06-01', 11, false],
    ['2022-06-01', 12, true],
    ['2024-06-01', 11, false],
    ['2024-06-01', 12, true],
  ])('%s 申请、缴费 %s 个月：%s', (day, insuredMonths, enough) => {
    const facts = upgrade({
      appliedOn: civilDate(day),
      certificate: certificate(4, `${Number(day.slice(0, 4))}-01-10`),
      insuredMonths,
    })
    expect(saidOf('insured', facts)?.met).toBe(enough)
    expect(outcome(facts)[0]).toBe(enough ? 'granted' : 'refused')
  })

  test('没有查过单位性质、退休的不写，查过的写', () => {
    const looked = upgrade({ enterpriseInsured: true, retired: false })
    for (const rule of ['enterprise', 'not-retired']) {
      expect(saidOf(rule, upgrade())).toBeNull()
      expect(saidOf(rule, looked)?.met).toBe(true)
    }
    expect(outcome(looked)).toEqual(['granted', 150000])
  })
})

describe('技能提升补贴：次数和重复', () => {
  const upgrades = (count: number, year: number): PaidBefore[] =>
    Array.from({ length: count }, (_none, at) =>
      paid(`职业${at}`, 4, `${year}-0${at + 1}-05`, 'skill-upgrade'),
    )

  test.each([
    [2, 2023, 'granted'],
    [3, 2023, 'refused'],
    [3, 2022, 'granted'],
    [3, 2024, 'granted'],
  ] as const)('%s 次在 %s 年：%s', (count, year, expected) => {
    expect(outcome(upgrade({ history: upgrades(count, year) }))[0]).toBe(expected)
  })

  test('2017年的办法没有次数限制，也不管高低等级', () => {
    const in2019 = { appliedOn: civilDate('2019-06-01'), ...certified(4, '2019-01-10'), insuredMonths: 36 }
    expect(outcome(upgrade({ ...in2019, history: upgrades(5, 2019) }))[0]).toBe('granted')
    const higher = [paid('焊工', 3, '2018-01-01', 'skill-upgrade')]
    expect(outcome(upgrade({ ...in2019, history: higher }))[0]).toBe('granted')
  })

  test('限一生几次的，历年都算', () => {
    const edition = standards.edition(skillUpgradeKind, 'skill-upgrade/2022')
    const { limit } = edition.data
    if (limit === null) throw new Error('the measures of 2022 have a limit')
    const lifetime = standards.with([
      { ...edition, data: { ...edition.data, limit: { ...limit, window: 'lifetime' as const } } },
    ])
    expect(outcome(upgrade({ history: upgrades(3, 2015) }), lifetime)[0]).toBe('refused')
    expect(outcome(upgrade({ history: upgrades(2, 2015) }), lifetime)[0]).toBe('granted')
  })

  test('领过更高等级的，较低等级不再补，写最早的那一天；专项不在高低之中', () => {
    const history = [
      paid('焊工', 2, '2022-05-06', 'skill-upgrade'),
      paid('焊工', 3, '2021-03-04', 'skill-upgrade'),
    ]
    for (const each of [history, history.toReversed()])
      expect(saidOf('no-lower-level', upgrade({ history: each }))).toMatchObject({
        met: false,
        found: '2021年3月4日已领过更高等级',
      })
    expect(outcome(upgrade({ history: [paid('焊工', 'special', '2021-03-04', 'skill-upgrade')] }))[0]).toBe(
      'granted',
    )
    expect(outcome(upgrade({ history: [paid('铆工', 3, '2021-03-04', 'skill-upgrade')] }))[0]).toBe('granted')
    expect(outcome(upgrade({ history: [paid('焊工', 3, '2021-03-04')] }))[0]).toBe('granted')
  })

  test('没有写职业的：领过同一等级的不能判定，领过别的等级的不妨碍', () => {
    const unnamed = (level: Level) =>
      upgrade({ occupation: null, history: [paid('铆工', level, '2020-01-01', 'skill-upgrade')] })
    expect(decideClaim(unnamed(4), standards).outcome).toBe('undecidable')
    expect(settledBy(unnamed(4))).toEqual(['occupation-known'])
    expect(decideClaim(unnamed(5), standards).outcome).toBe('granted')
    expect(decideClaim(unnamed(3), standards).outcome).toBe('granted')
  })
})
