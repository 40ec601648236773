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
  test('R2.11 焊工四级非常紧缺 120课时，线下 3240.00，线上线下结合 2268.00', () => {
    expect(outcome(claim())).toEqual(['granted', 324000])
    expect(outcome(claim({ mode: 'blended' }))).toEqual(['granted', 226800])
  })

  test('R2.11 紧缺三级 2520：2268.00，线上线下结合 1587.60', () => {
    const published = under('紧缺', { L3_120: '2520' })
    expect(outcome(claim({ level: 3 }), published)).toEqual(['granted', 226800])
    expect(outcome(claim({ level: 3, mode: 'blended' }), published)).toEqual(['granted', 158760])
  })

  test('R2.2 高级工及以下：非常紧缺 100 %，紧缺 90 %，一般紧缺 80 %', () => {
    for (const level of [5, 4, 3] as const) {
      const full = trainingSubsidy(claim({ level }), standards).value ?? fen(0)
      expect(full).toBeGreaterThan(0)
      expect(outcome(claim({ level }), under('紧缺'))).toEqual(['granted', shareOf(full, 90)])
      expect(outcome(claim({ level }), under('一般紧缺'))).toEqual(['granted', shareOf(full, 80)])
    }
  })

  test('R2.2、R2.11 技师和高级技师全额，一般紧缺也一样', () => {
    expect(outcome(claim({ level: 2 }), under('一般紧缺'))).toEqual(['granted', 414000])
    expect(outcome(claim({ level: 1 }), under('一般紧缺'))).toEqual(['granted', 432000])
    expect(outcome(claim({ level: 1, mode: 'blended' }), under('一般紧缺'))).toEqual(['granted', 302400])
  })

  test('R2.5 80 至 119 课时取 80 的金额，120 起取 120 的；不到 80 没有', () => {
    expect(outcome(claim({ hours: 79 }))).toEqual(['refused', 0])
    expect(outcome(claim({ hours: 80 }))).toEqual(['granted', 216000])
    expect(outcome(claim({ hours: 119 }))).toEqual(['granted', 216000])
    expect(outcome(claim({ hours: 120 }))).toEqual(['granted', 324000])
    expect(outcome(claim({ hours: 400 }))).toEqual(['granted', 324000])
  })

  test('R3.1 没有证书，或证书是别的等级，不付', () => {
    expect(failed(claim({ certificate: null }))).toEqual(['certificate'])
    expect(failed(claim({ certificate: { level: 5, issuedOn: civilDate('2020-06-01') } }))).toEqual([
      'certificate',
    ])
  })

  test('R3.1 没有列入的职业不予，并告诉申请人怎么办', () => {
    const decision = decideClaim(claim({ occupation: '品酒师' }), standards)
    expect(decision.outcome).toBe('refused')
    expect(decisive(decision)).toMatchObject([{ rule: 'in-catalogue', met: false, next: expect.any(String) }])
  })

  test('R2.7 ——（没有这一级）和 /（不补）不予，空格无法判定', () => {
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

  test('R2.9 2024 年的铣工(数控铣工)与 2020 年的数控铣工是同一个职业', () => {
    const on = civilDate('2024-03-01')
    const before = paid('数控铣工', 4, '2020-06-01')
    expect(failed(claim({ occupation: '铣工（数控铣工）', classFiledOn: on, history: [before] }))).toEqual([
      'same-level-once',
    ])
    expect(outcome(claim({ occupation: '数控铣工', classFiledOn: on }))).toEqual(['granted', 324000])
  })

  test('同意的理由是类别和条款，没有要做的事', () => {
    expect(JSON.parse(JSON.stringify(decisive(decideClaim(claim(), standards))))).toEqual([
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

describe('R1.11 按备案当天的目录', () => {
  test('一版最后一天备案的按这一版，次日按下一版', () => {
    const edition = (day: string) =>
      decideClaim(claim({ classFiledOn: civilDate(day) }), standards).editions[0]
    expect(edition('2021-10-10')).toBe('catalogue/2019-2020')
    expect(edition('2021-10-11')).toBe('catalogue/2021-2022')
    expect(edition('2023-12-31')).toBe('catalogue/2021-2022')
    expect(edition('2024-01-01')).toBe('catalogue/2024')
  })

  test('第一版目录以前的、目录找不到的日子，无法判定', () => {
    expect(outcome(claim({ classFiledOn: civilDate('2014-08-31') }))).toEqual(['undecidable', 0])
    expect(outcome(claim({ classFiledOn: civilDate('2017-05-04') }))).toEqual(['undecidable', 0])
  })

  test('R2.7 2023 年以后沿用最后已知的金额，每个决定都写明是推定', () => {
    const decision = decideClaim(claim({ classFiledOn: civilDate('2026-03-02') }), standards)
    expect([decision.outcome, decision.value]).toEqual(['granted', 324000])
    expect(restsOnAssumption(decision)).toBe(true)
    expect(decisive(decision).map((reason) => [reason.rule, reason.assumed])).toEqual([
      ['class-rate', true],
      ['carried-over', true],
    ])
  })

  test('R2.7 2024 年从来没有金额的职业无法判定', () => {
    expect(outcome(claim({ occupation: '网约配送员', classFiledOn: civilDate('2024-03-01') }))).toEqual([
      'undecidable',
      0,
    ])
  })

  test('办法 2027 年 7 月 31 日到期：以后备案的不予，因为已经到期', () => {
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
  test('办法里的每类人员都补贴', () => {
    for (const group of GROUPS) expect(outcome(claim({ group }))).toEqual(['granted', 324000])
  })

  test('F1、F2、R1.10 在校生、已退休、被查实违规的不补', () => {
    expect(failed(claim({ pupil: true }))).toEqual(['not-a-pupil'])
    expect(failed(claim({ retired: true }))).toEqual(['not-retired'])
    expect(failed(claim({ violation: true }))).toEqual(['no-violation'])
    expect(outcome(claim({ pupil: false, retired: false, violation: false }))).toEqual(['granted', 324000])
  })

  test('F4 备案以后才有的身份对它不算', () => {
    const since = (day: string) => claim({ group: 'hardship', groupSince: civilDate(day) })
    expect(outcome(since('2020-03-02'))).toEqual(['granted', 324000])
    expect(failed(since('2020-03-03'))).toEqual(['group-before-class'])
  })
})

describe('R3.3 关于拨付对象的规定', () => {
  test('在职的付给用人单位，其余付给培训机构', () => {
    for (const group of GROUPS) {
      const expected = group === 'enterprise-employee' ? 'employer' : 'trainer'
      expect(payee(claim({ group }), standards).value).toBe(expected)
    }
  })

  test('技能提升补贴付给本人', () => {
    expect(payee(upgrade(), standards).value).toBe('person')
  })
})

describe('R3.4 关于补贴次数的规定', () => {
  test('一年三次：第四次不予，一月重新数', () => {
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

  test('同一职业同一等级一生一次', () => {
    expect(failed(claim({ history: [paid('焊工', 4, '2005-09-01')] }))).toEqual(['same-level-once'])
    expect(outcome(claim({ history: [paid('焊工', 5, '2019-09-01')] }))).toEqual(['granted', 324000])
  })

  test('毕业年度学生一次，什么职业、哪一年都算', () => {
    const before = [paid('铆工', 5, '2018-06-01')]
    expect(failed(claim({ group: 'graduating-student', history: before }))).toEqual(['times'])
  })

  test('数的是同一种补贴：鉴定费不占培训的次数', () => {
    const fees = ['2020-01-02', '2020-01-03', '2020-01-04'].map((day) => paid('铆工', 5, day, 'assessment'))
    expect(outcome(claim({ history: fees }))).toEqual(['granted', 324000])
  })

  test('F15 同一职业同一等级，领过技能提升补贴或学徒制的不再领', () => {
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

  test('R2.4、R2.6 按类别和等级全额，与紧缺程度和方式无关', () => {
    const on = civilDate('2024-03-01')
    expect(assessed({ classFiledOn: on })).toEqual(['granted', 35000])
    expect(assessed({ classFiledOn: on, mode: 'blended' })).toEqual(['granted', 35000])
    expect(assessed({ classFiledOn: on, level: 1 })).toEqual(['granted', 64000])
    expect(assessed({ classFiledOn: on, occupation: '铆工', level: 3 })).toEqual(['granted', 36000])
  })

  test('找不到的金额、类别，无法判定', () => {
    expect(assessed({ classFiledOn: civilDate('2024-03-01'), occupation: '铆工', level: 2 })[0]).toBe(
      'undecidable',
    )
    expect(assessed({ classFiledOn: civilDate('2022-03-01') })[0]).toBe('undecidable')
    expect(assessed({})[0]).toBe('undecidable')
    expect(assessed({ level: 1 })).toEqual(['granted', 64000])
  })

  test('条件与培训相同', () => {
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
  test('R3.11 初级 1000，中级 1500，高级 2000，技师没有', () => {
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

  test('R3.11 证书后 12 个月内，次年同一天也算', () => {
    expect(decideClaim(upgrade(), standards).outcome).toBe('granted')
    expect(failed(upgrade({ appliedOn: civilDate('2024-01-11') }))).toEqual(['time-limit'])
    expect(failed(upgrade({ appliedOn: civilDate('2023-01-09') }))).toEqual(['time-limit'])
    const leapDay = { level: 4 as const, issuedOn: civilDate('2020-02-29') }
    const on = (day: string) =>
      decideClaim(upgrade({ certificate: leapDay, insuredMonths: 36, appliedOn: civilDate(day) }), standards)
        .outcome
    expect([on('2021-02-28'), on('2021-03-01')]).toEqual(['granted', 'refused'])
  })

  test('R3.12 2017 年的规定参保 36 个月，2022 年起 12 个月', () => {
    expect(failed(upgrade({ insuredMonths: 11 }))).toEqual(['insured'])
    const in2019 = {
      appliedOn: civilDate('2019-06-01'),
      certificate: { level: 4 as const, issuedOn: civilDate('2019-01-01') },
    }
    expect(failed(upgrade({ ...in2019, insuredMonths: 35 }))).toEqual(['insured'])
    expect(decideClaim(upgrade({ ...in2019, insuredMonths: 36 }), standards).outcome).toBe('granted')
  })

  test('R3.12 机关事业单位、灵活就业参保的不算，退休以后不算', () => {
    expect(failed(upgrade({ enterpriseInsured: false }))).toEqual(['enterprise'])
    expect(failed(upgrade({ retired: true }))).toEqual(['not-retired'])
  })

  test('R3.13 一年三次，同一等级一次，领过培训补贴的不再领，领过高级的不领低级', () => {
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

  test('没有写明的职业，遮不住这一等级已经领过', () => {
    expect(decideClaim(upgrade({ occupation: null }), standards).outcome).toBe('granted')
    const decision = decideClaim(
      upgrade({ occupation: null, history: [paid('焊工', 4, '2020-01-01')] }),
      standards,
    )
    expect(decision.outcome).toBe('undecidable')
  })

  test('政策到 2024 年底：以后不再按它决定', () => {
    const certificate = { level: 4 as const, issuedOn: civilDate('2024-06-01') }
    const on = (day: string) =>
      decideClaim(upgrade({ certificate, appliedOn: civilDate(day) }), standards).outcome
    expect([on('2024-12-31'), on('2025-01-01')]).toEqual(['granted', 'refused'])
  })
})

describe('什么样的申领都成立', () => {
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

  test('多领过的不会使金额更高', () => {
    fc.assert(
      fc.property(anyClaim, before, (facts, one) => {
        const more = decideClaim({ ...facts, history: [...facts.history, one] }, standards)
        const less = decideClaim(facts, standards)
        expect(more.value ?? 0).toBeLessThanOrEqual(less.value ?? 0)
      }),
    )
  })

  test('领过的次序没有任何影响', () => {
    fc.assert(
      fc.property(anyClaim, (facts) => {
        const turned = { ...facts, history: [...facts.history].reverse() }
        expect(decideClaim(turned, standards)).toEqual(decideClaim(facts, standards))
      }),
    )
  })

  test('线上线下结合的是线下的 70 %，其余都一样', () => {
    fc.assert(
      fc.property(granted, (facts) => {
        const offline = trainingSubsidy({ ...facts, mode: 'offline' }, standards)
        const blended = trainingSubsidy({ ...facts, mode: 'blended' }, standards)
        expect(blended.outcome).toBe(offline.outcome)
        expect(blended.value).toBe(offline.value === null ? null : shareOf(offline.value, 70))
      }),
    )
  })

  test('课时更多，金额不会更低', () => {
    fc.assert(
      fc.property(granted, fc.nat(300), (facts, extra) => {
        const longer = trainingSubsidy({ ...facts, hours: facts.hours + extra }, standards)
        const shorter = trainingSubsidy(facts, standards)
        if (longer.outcome === 'granted') expect(longer.value).toBeGreaterThanOrEqual(shorter.value ?? 0)
      }),
    )
  })

  test('答复有理由和条款；不予的说出接下来怎么办', () => {
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

  test('按事实和版本重放结果相同，城市后来又发布了也一样', () => {
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
        const again = decideClaim(kept.facts, later.asUsed(made.editions))
        expect(JSON.stringify(again)).toBe(JSON.stringify(kept.made))
      }),
    )
  })
})
