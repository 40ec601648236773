import { describe, expect, test } from 'vitest'
import { Standards } from '../../../../kernel/standard/index.ts'
import { civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../../catalogue/rules.ts'
import { decideClaim, skillUpgradeKind, subsidyKind } from '../../rules.ts'
import { claim, outcome, paid, saidOf, settledBy, standards } from '../claims.fixture.ts'

describe('一天的标准：补贴办法和目录都要有', () => {
  const only = (...kinds: (typeof catalogueKind | typeof subsidyKind)[]) =>
    new Standards(
      [catalogueKind, subsidyKind, skillUpgradeKind],
      kinds.flatMap((kind) => [...standards.all(kind as typeof catalogueKind)]),
      [...standards.documents],
    )

  test('缺哪一样，就说哪一样没有公布', () => {
    expect(settledBy(claim(), only(catalogueKind))).toContain('measures-in-force')
    expect(settledBy(claim(), only(catalogueKind))).not.toContain('catalogue-in-force')
    expect(settledBy(claim(), only(subsidyKind))).toContain('catalogue-in-force')
    expect(settledBy(claim(), only(subsidyKind))).not.toContain('measures-in-force')
    expect(outcome(claim(), only(subsidyKind, catalogueKind))).toEqual(['granted', 324000])
  })

  test('办法的最后一天照补，第二天起以失效为由不补', () => {
    const on = (day: string) =>
      outcome(claim({ classFiledOn: civilDate(day), certificate: { ...cert, issuedOn: civilDate(day) } }))
    expect(on('2027-07-30')[0]).toBe('granted')
    expect(on('2027-07-31')[0]).toBe('granted')
    expect(on('2027-08-01')[0]).toBe('refused')
    expect(settledBy(claim({ classFiledOn: civilDate('2027-08-01') }))).toContain('clause-in-force')
  })

  test('两版办法交接的两天各按各的，都有效', () => {
    for (const day of ['2022-07-31', '2022-08-01'])
      expect(outcome(claim({ level: 2, classFiledOn: civilDate(day) }))[0]).not.toBe('refused')
  })
})

const cert = claim().certificate as NonNullable<ReturnType<typeof claim>['certificate']>

describe('对象类别', () => {
  test('办法没有列入的类别不补，写明类别', () => {
    const edition = standards.edition(subsidyKind, 'subsidy/2014')
    const without = standards.with([
      {
        ...edition,
        data: { ...edition.data, persons: { ...edition.data.persons, groups: ['student' as const] } },
      },
    ])
    expect(decideClaim(claim(), without).outcome).toBe('refused')
    expect(saidOf('group', claim(), without)).toMatchObject({ met: false, found: '企业职工' })
    expect(saidOf('group', claim({ group: 'student' }), without)?.met).toBe(true)
  })
})

describe('职业培训包、重复享受', () => {
  test('只有技能提升补贴、只有学徒制补贴的，都不能再领培训费', () => {
    for (const project of ['skill-upgrade', 'apprenticeship'] as const)
      expect(settledBy(claim({ history: [paid('焊工', 4, '2019-02-03', project)] }))).toEqual(['not-twice'])
  })
})

describe('列为职业培训包的职业，要按培训包办班', () => {
  const on = civilDate('2024-03-01')
  test.each([
    ['training', '焊工', false, 'refused'],
    ['training', '焊工', true, 'granted'],
    ['training', '铆工', false, 'granted'],
    ['assessment', '焊工', false, 'refused'],
    ['assessment', '焊工', true, 'granted'],
    ['assessment', '铆工', false, 'granted'],
  ] as const)('%s %s 按培训包 %s：%s', (project, occupation, byPackage, expected) => {
    const facts = claim({ project, occupation, byPackage, classFiledOn: on })
    expect(outcome(facts)[0]).toBe(expected)
    expect(saidOf('training-package', facts)?.met ?? null).toBe(occupation === '铆工' ? null : byPackage)
  })

  test('没有查过的不写', () => {
    expect(saidOf('training-package', claim())).toBeNull()
  })
})
