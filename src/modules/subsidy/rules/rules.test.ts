import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisive, restsOnAssumption } from '../../../kernel/decision/decision.ts'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { LEVELS, type Level } from '../../../kernel/value/level.ts'
import { fen, shareOf } from '../../../kernel/value/money.ts'
import { addDays, type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import {
  type ClassClaimFacts,
  decideClaim,
  GROUPS,
  type PaidBefore,
  payee,
  skillUpgradeKind,
  subsidyKind,
  trainingSubsidy,
} from '../rules.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, subsidyKind, skillUpgradeKind])

/** A welder of the enterprise, level 4, 120 lessons offline, filed under the 2019–2020 catalogue; `other` changes that. */
function claim(other: Partial<ClassClaimFacts> = {}): ClassClaimFacts {
  const level = other.level ?? 4
  return {
    project: 'training',
    group: 'enterprise-employee',
    occupation: '焊工',
    level,
    hours: 120,
    mode: 'offline',
    classFiledOn: civilDate('2020-03-02'),
    certificate: { level, issuedOn: civilDate('2020-06-01') },
    history: [],
    ...other,
  }
}

const paid = (occupation: string, level: Level, on: string, project: PaidBefore['project'] = 'training') => ({
  project,
  occupation,
  level,
  paidOn: civilDate(on),
})

/** The same claim where the catalogue of its day gives the occupation another demand. */
function under(demand: '非常紧缺' | '紧缺' | '一般紧缺', rows: Record<string, string> = {}) {
  const edition = standards.edition(catalogueKind, 'catalogue/2019-2020')
  const changed = edition.data.rows.map((row) => (row.name === '焊工' ? { ...row, demand, ...rows } : row))
  return standards.with([{ ...edition, data: { ...edition.data, rows: changed } }])
}

const outcome = (facts: ClassClaimFacts, published = standards) => {
  const decision = decideClaim(facts, published)
  return [decision.outcome, decision.value ?? 0]
}

const failed = (facts: Parameters<typeof decideClaim>[0]) =>
  decisive(decideClaim(facts, standards)).map((reason) => reason.rule)

describe('补贴实施办法 第九条: 培训费补贴', () => {
  test('R2.11 焊工 四级 非常紧缺 120课时 offline is 3240.00, blended 2268.00', () => {
    expect(outcome(claim())).toEqual(['granted', 324000])
    expect(outcome(claim({ mode: 'blended' }))).toEqual(['granted', 226800])
  })

  test('R2.11 a 紧缺 三级 of 2520 is 2268.00, blended 1587.60', () => {
    const published = under('紧缺', { L3_120: '2520' })
    expect(outcome(claim({ level: 3 }), published)).toEqual(['granted', 226800])
    expect(outcome(claim({ level: 3, mode: 'blended' }), published)).toEqual(['granted', 158760])
  })

  test('R2.2 高级工 and below: 非常紧缺 100 %, 紧缺 90 %, 一般紧缺 80 %', () => {
    for (const level of [5, 4, 3] as const) {
      const full = trainingSubsidy(claim({ level }), standards).value ?? fen(0)
      expect(full).toBeGreaterThan(0)
      expect(outcome(claim({ level }), under('紧缺'))).toEqual(['granted', shareOf(full, 90)])
      expect(outcome(claim({ level }), under('一般紧缺'))).toEqual(['granted', shareOf(full, 80)])
    }
  })

  test('R2.2, R2.11 技师 and 高级技师 are paid in full whatever the demand, even 一般紧缺', () => {
    expect(outcome(claim({ level: 2 }), under('一般紧缺'))).toEqual(['granted', 414000])
    expect(outcome(claim({ level: 1 }), under('一般紧缺'))).toEqual(['granted', 432000])
    expect(outcome(claim({ level: 1, mode: 'blended' }), under('一般紧缺'))).toEqual(['granted', 302400])
  })

  test('R2.5 80 to 119 lessons take the amount of 80, from 120 on that of 120; below 80 nothing', () => {
    expect(outcome(claim({ hours: 79 }))).toEqual(['refused', 0])
    expect(outcome(claim({ hours: 80 }))).toEqual(['granted', 216000])
    expect(outcome(claim({ hours: 119 }))).toEqual(['granted', 216000])
    expect(outcome(claim({ hours: 120 }))).toEqual(['granted', 324000])
    expect(outcome(claim({ hours: 400 }))).toEqual(['granted', 324000])
  })

  test('R3.1 without a certificate, or with one of another level, nothing is paid', () => {
    expect(failed(claim({ certificate: null }))).toEqual(['certificate'])
    expect(failed(claim({ certificate: { level: 5, issuedOn: civilDate('2020-06-01') } }))).toEqual([
      'certificate',
    ])
  })

  test('R3.1 an occupation that is not listed is refused, and the applicant is told what to do', () => {
    const decision = decideClaim(claim({ occupation: '品酒师' }), standards)
    expect(decision.outcome).toBe('refused')
    expect(decisive(decision)).toMatchObject([{ rule: 'in-catalogue', met: false, next: expect.any(String) }])
  })

  test('R2.7 —— (no such level) and / (not wanted) are refused, a blank cell is undecidable', () => {
    const filedIn2014 = civilDate('2014-10-08')
    expect(outcome(claim({ occupation: '数控车工', level: 5 }))).toEqual(['refused', 0])
    expect(outcome(claim({ occupation: '钻井工', level: 5, classFiledOn: filedIn2014 }))).toEqual([
      'refused',
      0,
    ])
    expect(outcome(claim({ occupation: '数控铣工', level: 1, classFiledOn: filedIn2014 }))).toEqual([
      'undecidable',
      0,
    ])
  })

  test('R2.9 铣工(数控铣工) of 2024 and 数控铣工 of 2020 are one occupation', () => {
    const on = civilDate('2024-03-01')
    const before = paid('数控铣工', 4, '2020-06-01')
    expect(failed(claim({ occupation: '铣工（数控铣工）', classFiledOn: on, history: [before] }))).toEqual([
      'same-level-once',
    ])
    expect(outcome(claim({ occupation: '数控铣工', classFiledOn: on }))).toEqual(['granted', 324000])
  })

  test('the reason of a granted claim is the class, its clause, and nothing to do', () => {
    expect(decisive(decideClaim(claim(), standards))).toEqual([
      {
        rule: 'class-rate',
        met: true,
        clause: {
          document: 'subsidy-measures-2022',
          article: '9',
          text: '补贴实施办法 第九条',
          status: 'confirmed',
        },
        found: '非常紧缺',
        needed: null,
        next: null,
        assumed: false,
      },
    ])
  })
})

describe('R1.11 the catalogue of the day of filing governs', () => {
  test('a class filed on the last day of an edition takes that edition, the next day the next', () => {
    const edition = (day: string) =>
      decideClaim(claim({ classFiledOn: civilDate(day) }), standards).editions[0]
    expect(edition('2021-10-10')).toBe('catalogue/2019-2020')
    expect(edition('2021-10-11')).toBe('catalogue/2021-2022')
    expect(edition('2023-12-31')).toBe('catalogue/2021-2022')
    expect(edition('2024-01-01')).toBe('catalogue/2024')
  })

  test('a day before the first catalogue, or of a catalogue that could not be found, is undecidable', () => {
    expect(outcome(claim({ classFiledOn: civilDate('2014-08-31') }))).toEqual(['undecidable', 0])
    expect(outcome(claim({ classFiledOn: civilDate('2017-05-04') }))).toEqual(['undecidable', 0])
  })

  test('R2.7 after 2023 the last known amounts are carried over, and every decision says that they are assumed', () => {
    const decision = decideClaim(claim({ classFiledOn: civilDate('2026-03-02') }), standards)
    expect([decision.outcome, decision.value]).toEqual(['granted', 324000])
    expect(restsOnAssumption(decision)).toBe(true)
    expect(decisive(decision).map((reason) => [reason.rule, reason.assumed])).toEqual([
      ['class-rate', true],
      ['carried-over', true],
    ])
  })

  test('R2.7 an occupation of 2024 that never had an amount is undecidable', () => {
    expect(outcome(claim({ occupation: '网约配送员', classFiledOn: civilDate('2024-03-01') }))).toEqual([
      'undecidable',
      0,
    ])
  })

  test('the measures end on 31 July 2027: a class filed later is refused, since they have ended', () => {
    expect(outcome(claim({ classFiledOn: civilDate('2027-07-31') }))).toEqual(['granted', 324000])
    const late = decideClaim(claim({ classFiledOn: civilDate('2027-08-01') }), standards)
    expect(late).toMatchObject({ outcome: 'refused', value: null })
    expect(decisive(late)[0]).toMatchObject({
      rule: 'clause-in-force',
      clause: { document: 'subsidy-measures-2022', article: null },
      found: '补贴实施办法施行到2027年7月31日，已经失效',
    })
  })
})

describe('R3.2 关于补贴对象的规定', () => {
  test('every group of the measures is subsidised', () => {
    for (const group of GROUPS) expect(outcome(claim({ group }))).toEqual(['granted', 324000])
  })

  test('F1, F2, R1.10 pupils, the retired and those found in violation are not', () => {
    expect(failed(claim({ pupil: true }))).toEqual(['not-a-pupil'])
    expect(failed(claim({ retired: true }))).toEqual(['not-retired'])
    expect(failed(claim({ violation: true }))).toEqual(['no-violation'])
    expect(outcome(claim({ pupil: false, retired: false, violation: false }))).toEqual(['granted', 324000])
  })

  test('F4 a status that began after the class was filed does not count for it', () => {
    const since = (day: string) => claim({ group: 'hardship', groupSince: civilDate(day) })
    expect(outcome(since('2020-03-02'))).toEqual(['granted', 324000])
    expect(failed(since('2020-03-03'))).toEqual(['group-before-class'])
  })
})

describe('R3.3 关于拨付对象的规定', () => {
  test('for an employee the employer is paid, for all others the training organisation', () => {
    for (const group of GROUPS) {
      const expected = group === 'enterprise-employee' ? 'employer' : 'trainer'
      expect(payee(claim({ group }), standards).value).toBe(expected)
    }
  })

  test('技能提升补贴 goes to the person', () => {
    expect(payee(upgrade(), standards).value).toBe('person')
  })
})

describe('R3.4 关于补贴次数的规定', () => {
  test('three a calendar year: a fourth is refused, and counted anew from January', () => {
    const three = [
      paid('铆工', 4, '2020-01-02'),
      paid('铆工', 3, '2020-05-01'),
      paid('模具工', 4, '2020-12-31'),
    ]
    expect(failed(claim({ history: three }))).toEqual(['times'])
    expect(outcome(claim({ history: three.slice(1) }))).toEqual(['granted', 324000])
    expect(outcome(claim({ history: three, classFiledOn: civilDate('2021-01-01') }))).toEqual([
      'granted',
      324000,
    ])
  })

  test('the same occupation and level once in a lifetime', () => {
    expect(failed(claim({ history: [paid('焊工', 4, '2005-09-01')] }))).toEqual(['same-level-once'])
    expect(outcome(claim({ history: [paid('焊工', 5, '2019-09-01')] }))).toEqual(['granted', 324000])
  })

  test('a graduating student once, in whatever occupation and year', () => {
    const before = [paid('铆工', 5, '2018-06-01')]
    expect(failed(claim({ group: 'graduating-student', history: before }))).toEqual(['times'])
  })

  test('what is counted is the same subsidy: evaluation fees do not use up trainings', () => {
    const fees = ['2020-01-02', '2020-01-03', '2020-01-04'].map((day) => paid('铆工', 5, day, 'assessment'))
    expect(outcome(claim({ history: fees }))).toEqual(['granted', 324000])
  })

  test('F15 not beside 技能提升补贴 or 学徒制 for the same occupation and level', () => {
    expect(failed(claim({ history: [paid('焊工', 4, '2020-01-01', 'skill-upgrade')] }))).toEqual([
      'not-twice',
    ])
    expect(failed(claim({ history: [paid('焊工', 4, '2020-01-01', 'apprenticeship')] }))).toEqual([
      'not-twice',
    ])
    expect(outcome(claim({ history: [paid('焊工', 3, '2020-01-01', 'skill-upgrade')] }))).toEqual([
      'granted',
      324000,
    ])
  })
})

describe('补贴实施办法 第十条: 评价费补贴', () => {
  const assessed = (other: Partial<ClassClaimFacts>) => outcome(claim({ project: 'assessment', ...other }))

  test('R2.4, R2.6 the whole amount of the class and level, whatever the demand and mode', () => {
    const on = civilDate('2024-03-01')
    expect(assessed({ classFiledOn: on })).toEqual(['granted', 35000])
    expect(assessed({ classFiledOn: on, mode: 'blended' })).toEqual(['granted', 35000])
    expect(assessed({ classFiledOn: on, level: 1 })).toEqual(['granted', 64000])
    expect(assessed({ classFiledOn: on, occupation: '铆工', level: 3 })).toEqual(['granted', 36000])
  })

  test('an amount or a class that could not be found is undecidable', () => {
    expect(assessed({ classFiledOn: civilDate('2024-03-01'), occupation: '铆工', level: 2 })[0]).toBe(
      'undecidable',
    )
    expect(assessed({ classFiledOn: civilDate('2022-03-01') })[0]).toBe('undecidable')
    expect(assessed({})[0]).toBe('undecidable')
    expect(assessed({ level: 1 })).toEqual(['granted', 64000])
  })

  test('the same conditions as for the training', () => {
    const on = civilDate('2024-03-01')
    expect(assessed({ classFiledOn: on, hours: 79 })[0]).toBe('refused')
    expect(assessed({ classFiledOn: on, certificate: null })[0]).toBe('refused')
    expect(assessed({ classFiledOn: on, history: [paid('焊工', 4, '2021-01-01', 'assessment')] })[0]).toBe(
      'refused',
    )
  })
})

type Upgrade = Extract<Parameters<typeof decideClaim>[0], { project: 'skill-upgrade' }>

/** A welder with a level 4 certificate of 10 January 2023, insured for a year, applying on its last day. */
function upgrade(other: Partial<Upgrade> = {}): Upgrade {
  return {
    project: 'skill-upgrade',
    occupation: '焊工',
    level: 4,
    appliedOn: civilDate('2024-01-10'),
    insuredMonths: 12,
    certificate: { level: 4, issuedOn: civilDate('2023-01-10') },
    history: [],
    ...other,
  }
}

describe('技能提升补贴办法', () => {
  test('R3.11 初级 1000, 中级 1500, 高级 2000, nothing for 技师', () => {
    const amount = (level: Level) =>
      decideClaim(upgrade({ level, certificate: { level, issuedOn: civilDate('2023-06-01') } }), standards)
        .value
    expect(([5, 4, 3, 2, 1, 'special'] as const).map(amount)).toEqual([
      100000,
      150000,
      200000,
      null,
      null,
      null,
    ])
  })

  test('R3.11 within 12 months of the certificate, the same day of the next year included', () => {
    expect(decideClaim(upgrade(), standards).outcome).toBe('granted')
    expect(failed(upgrade({ appliedOn: civilDate('2024-01-11') }))).toEqual(['time-limit'])
    expect(failed(upgrade({ appliedOn: civilDate('2023-01-09') }))).toEqual(['time-limit'])
    const leapDay = { level: 4 as const, issuedOn: civilDate('2020-02-29') }
    const on = (day: string) =>
      decideClaim(upgrade({ certificate: leapDay, insuredMonths: 36, appliedOn: civilDate(day) }), standards)
        .outcome
    expect([on('2021-02-28'), on('2021-03-01')]).toEqual(['granted', 'refused'])
  })

  test('R3.12 36 months of insurance by the rule of 2017, 12 since 2022', () => {
    expect(failed(upgrade({ insuredMonths: 11 }))).toEqual(['insured'])
    const in2019 = {
      appliedOn: civilDate('2019-06-01'),
      certificate: { level: 4 as const, issuedOn: civilDate('2019-01-01') },
    }
    expect(failed(upgrade({ ...in2019, insuredMonths: 35 }))).toEqual(['insured'])
    expect(decideClaim(upgrade({ ...in2019, insuredMonths: 36 }), standards).outcome).toBe('granted')
  })

  test('R3.12 not through a public body or in flexible employment, not once retired', () => {
    expect(failed(upgrade({ enterpriseInsured: false }))).toEqual(['enterprise'])
    expect(failed(upgrade({ retired: true }))).toEqual(['not-retired'])
  })

  test('R3.13 three a year, same level once, not after the training subsidy, no lower level after a higher', () => {
    const others = ['2024-01-02', '2024-01-03', '2024-01-04'].map((day) =>
      paid('铆工', 4, day, 'skill-upgrade'),
    )
    expect(failed(upgrade({ history: others }))).toEqual(['times'])
    expect(failed(upgrade({ history: [paid('焊工', 4, '2020-01-01', 'skill-upgrade')] }))).toEqual([
      'same-level-once',
    ])
    expect(failed(upgrade({ history: [paid('焊工', 4, '2023-05-01')] }))).toEqual(['not-twice'])
    expect(failed(upgrade({ history: [paid('焊工', 3, '2020-01-01', 'skill-upgrade')] }))).toEqual([
      'no-lower-level',
    ])
    expect(
      decideClaim(upgrade({ history: [paid('焊工', 5, '2020-01-01', 'skill-upgrade')] }), standards).outcome,
    ).toBe('granted')
  })

  test('an occupation that is not named cannot hide that the level was paid before', () => {
    expect(decideClaim(upgrade({ occupation: null }), standards).outcome).toBe('granted')
    const decision = decideClaim(
      upgrade({ occupation: null, history: [paid('焊工', 4, '2020-01-01')] }),
      standards,
    )
    expect(decision.outcome).toBe('undecidable')
  })

  test('the policy ran to the end of 2024: later nothing is decided by it', () => {
    const certificate = { level: 4 as const, issuedOn: civilDate('2024-06-01') }
    const on = (day: string) =>
      decideClaim(upgrade({ certificate, appliedOn: civilDate(day) }), standards).outcome
    expect([on('2024-12-31'), on('2025-01-01')]).toEqual(['granted', 'refused'])
  })
})

describe('whatever the claim', () => {
  const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays(civilDate('2014-01-01'), days))
  const level = fc.constantFrom(...LEVELS)
  const occupation = fc.constantFrom('焊工', '铆工', '数控车工', '铣工(数控铣工)', '网约配送员', '品酒师')
  const before = fc.record({
    project: fc.constantFrom<PaidBefore['project']>(
      'training',
      'assessment',
      'skill-upgrade',
      'apprenticeship',
    ),
    occupation,
    level,
    paidOn: day,
  })
  const certificate = fc.option(fc.record({ level, issuedOn: day }))
  const anyClaim: fc.Arbitrary<ClassClaimFacts> = fc.record({
    project: fc.constantFrom('training' as const, 'assessment' as const),
    group: fc.constantFrom(...GROUPS),
    occupation,
    level,
    hours: fc.integer({ min: 0, max: 300 }),
    mode: fc.constantFrom('offline' as const, 'blended' as const),
    classFiledOn: day,
    certificate,
    history: fc.array(before, { maxLength: 6 }),
  })
  const granted = anyClaim.map((facts) => ({
    ...facts,
    hours: facts.hours + 80,
    certificate: { level: facts.level, issuedOn: facts.classFiledOn as CivilDate },
    history: [],
  }))

  test('more history never raises the amount', () => {
    fc.assert(
      fc.property(anyClaim, before, (facts, one) => {
        const more = decideClaim({ ...facts, history: [...facts.history, one] }, standards)
        const less = decideClaim(facts, standards)
        expect(more.value ?? 0).toBeLessThanOrEqual(less.value ?? 0)
      }),
    )
  })

  test('the order of the history has no influence on anything', () => {
    fc.assert(
      fc.property(anyClaim, (facts) => {
        const turned = { ...facts, history: [...facts.history].reverse() }
        expect(decideClaim(turned, standards)).toEqual(decideClaim(facts, standards))
      }),
    )
  })

  test('blended training is 70 % of offline, and everything else is equal', () => {
    fc.assert(
      fc.property(granted, (facts) => {
        const offline = trainingSubsidy({ ...facts, mode: 'offline' }, standards)
        const blended = trainingSubsidy({ ...facts, mode: 'blended' }, standards)
        expect(blended.outcome).toBe(offline.outcome)
        expect(blended.value).toBe(offline.value === null ? null : shareOf(offline.value, 70))
      }),
    )
  })

  test('more lessons never lower the amount', () => {
    fc.assert(
      fc.property(granted, fc.nat(300), (facts, extra) => {
        const longer = trainingSubsidy({ ...facts, hours: facts.hours + extra }, standards)
        const shorter = trainingSubsidy(facts, standards)
        if (longer.outcome === 'granted') expect(longer.value).toBeGreaterThanOrEqual(shorter.value ?? 0)
      }),
    )
  })

  test('an answer has a reason with a clause; a refusal says what to do next', () => {
    fc.assert(
      fc.property(anyClaim, (facts) => {
        const decision = decideClaim(facts, standards)
        const reasons = decisive(decision)
        expect(reasons.length).toBeGreaterThan(0)
        for (const reason of reasons) {
          expect(reason.clause.text.length).toBeGreaterThan(2)
          expect(reason.met).toBe(decision.outcome === 'granted')
          if (!reason.met) expect(reason.next).toMatch(/[\u4e00-\u9fff]/)
        }
        expect(decision.outcome === 'granted').toBe(decision.value !== null)
      }),
    )
  })

  test('replayed from its facts and editions it is the same, though the city has published since', () => {
    const edition = standards.edition(catalogueKind, 'catalogue/2024')
    const later = standards.with([
      {
        ...edition,
        id: 'catalogue/2025',
        from: civilDate('2025-01-01'),
        data: { ...edition.data, rows: [] },
      },
    ])
    fc.assert(
      fc.property(anyClaim, (facts) => {
        const made = decideClaim(facts, standards)
        const kept = JSON.parse(JSON.stringify({ facts, made }))
        expect(decideClaim(kept.facts, later.asUsed(made.editions))).toEqual(kept.made)
      }),
    )
  })
})
