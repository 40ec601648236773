import { describe, expect, test } from 'vitest'
import { decisive, restsOnAssumption } from '../../../kernel/decision/decision.ts'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import {
  type ClassClaimFacts,
  decideClaim,
  type Employment,
  employerPaid,
  type PaidBefore,
  type SkillUpgradeFacts,
  skillUpgradeKind,
  subsidyKind,
} from '../rules.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, subsidyKind, skillUpgradeKind])

/** 2020 年 3 月 2 日备案的焊工四级 120 课时线下班，一名企业职工；`other` 是不同之处。 */
function claim(other: Partial<ClassClaimFacts> = {}): ClassClaimFacts {
  return {
    project: 'training',
    group: 'enterprise-employee',
    occupation: '焊工',
    level: 4,
    hours: 120,
    mode: 'offline',
    classFiledOn: civilDate('2020-03-02'),
    certificate: { level: 4, issuedOn: civilDate('2020-06-01'), occupation: '焊工' },
    history: [],
    ...other,
  }
}

const decided = (other: Partial<ClassClaimFacts>) => decideClaim(claim(other), standards)
const failed = (other: Partial<ClassClaimFacts>) => decisive(decided(other)).map(({ rule }) => rule)
const outcome = (other: Partial<ClassClaimFacts>) => [decided(other).outcome, decided(other).value]

describe('R3.1 证书的职业和等级都要与班相同', () => {
  const certificate = (occupation: string) => ({
    level: 4 as const,
    issuedOn: civilDate('2020-06-01'),
    occupation,
  })

  test('焊工班凭铆工证书申领，不予补贴，说明要哪一种证书', () => {
    const decision = decided({ certificate: certificate('铆工') })
    expect(decision.outcome).toBe('refused')
    expect(decisive(decision)).toMatchObject([
      { rule: 'certificate', found: '铆工四级（中级工）证书', needed: '焊工四级（中级工）证书' },
    ])
  })

  test('评价费补贴同样要看证书的职业', () => {
    expect(
      failed({
        project: 'assessment',
        classFiledOn: civilDate('2024-03-01'),
        certificate: certificate('铆工'),
      }),
    ).toEqual(['certificate'])
  })

  test('工种写法不同的是同一个职业', () => {
    const other = { occupation: '数控铣工', certificate: certificate('铣工（数控铣工）') }
    expect(outcome(other)).toEqual(['granted', 324000])
  })
})

describe('R3.4 次数按班期自己的日子计，批准在途的也计', () => {
  const earlier = (other: Partial<PaidBefore>): PaidBefore => ({
    project: 'training',
    occupation: '铆工',
    level: 4,
    paidOn: civilDate('2020-05-01'),
    ...other,
  })

  test('上年备案、今年到账的算上年的次数', () => {
    const last = [1, 2, 3].map((month) =>
      earlier({ countsOn: civilDate(`2019-1${month - 1}-01`), paidOn: civilDate(`2020-0${month}-01`) }),
    )
    expect(outcome({ history: last })).toEqual(['granted', 324000])
    const inYear = last.map((one) => ({ ...one, countsOn: civilDate('2020-01-02') }))
    expect(failed({ history: inYear })).toEqual(['times'])
  })

  test('已批准、在批次里或者在银行的，与到账的一样计次', () => {
    const three = [5, 4, 3].map((level) =>
      earlier({ level: level as 5, paidOn: null, countsOn: civilDate('2020-02-01') }),
    )
    expect(failed({ history: three })).toEqual(['times'])
    expect(outcome({ history: three.slice(1) })).toEqual(['granted', 324000])
  })

  test('同一职业同一等级已批准未到账的，也不再批一次', () => {
    const same = earlier({ occupation: '焊工', paidOn: null, countsOn: civilDate('2020-01-02') })
    const decision = decided({ history: [same] })
    expect(decisive(decision)).toMatchObject([{ rule: 'same-level-once', found: '已批准、正在拨付' }])
  })

  test('同时有到账的和在途的，说到账的那一笔', () => {
    const paid = earlier({ occupation: '焊工', paidOn: civilDate('2019-05-01') })
    const live = earlier({ occupation: '焊工', paidOn: null, countsOn: civilDate('2018-01-02') })
    for (const history of [
      [paid, live],
      [live, paid],
    ])
      expect(decisive(decided({ history }))[0]?.found).toBe('2019年5月1日已领过')
  })
})

describe('R3.3 拨给谁由规则决定', () => {
  const A = '11111111-1111-4111-8111-111111111111'
  const B = '22222222-2222-4222-8222-222222222222'
  const employed = (other: Partial<Employment>) => ({
    employment: { declared: A, filing: A, completion: A, ...other },
  })
  const { measures } = { measures: standards.inForce(subsidyKind, civilDate('2020-03-02')) }
  const paid = (other: Partial<Employment>) => measures && employerPaid(claim(employed(other)), measures)

  test('名册与登记一致：拨给用人单位', () => {
    expect(outcome(employed({}))).toEqual(['granted', 324000])
    expect(paid({})).toBe(A)
  })

  test('登记里没有用人单位：搁置，不拨给培训机构', () => {
    const decision = decided(employed({ filing: null, completion: null }))
    expect(decision).toMatchObject({ outcome: 'held', value: null })
    expect(decisive(decision)).toMatchObject([{ rule: 'employer-known', next: expect.any(String) }])
    expect(paid({ filing: null, completion: null })).toBeNull()
  })

  test('名册写的单位与登记的不同：搁置', () => {
    expect(decisive(decided(employed({ declared: B }))).map(({ rule }) => rule)).toEqual(['employer-agrees'])
  })

  test('名册没有写单位的，按登记', () => {
    expect(outcome(employed({ declared: null }))).toEqual(['granted', 324000])
    expect(paid({ declared: null })).toBe(A)
  })

  test('培训期间换了单位：拨给开班备案当日的单位，写明是推定', () => {
    const decision = decided(employed({ completion: B }))
    expect(decision.outcome).toBe('granted')
    expect(
      restsOnAssumption({
        ...decision,
        reasons: decision.reasons.filter(({ rule }) => rule === 'employer-on'),
      }),
    ).toBe(true)
    expect(decision.reasons.find(({ rule }) => rule === 'employer-on')).toMatchObject({
      met: true,
      found: '培训期间换了用人单位',
    })
    expect(paid({ completion: B })).toBe(A)
    expect(decided(employed({})).reasons.some(({ rule }) => rule === 'employer-on')).toBe(false)
  })

  test('城市改为按结业当日的，就拨给结业当日的单位', () => {
    if (measures === null) throw new Error('no measures')
    const { payee } = measures.data
    const other = {
      ...measures,
      data: { ...measures.data, payee: { ...payee, employerOn: 'completion' as const } },
    }
    expect(employerPaid(claim(employed({ completion: B })), other)).toBe(B)
    const changed = standards.with([other])
    expect(decideClaim(claim(employed({ completion: null })), changed).outcome).toBe('held')
    expect(decideClaim(claim(employed({ completion: B })), changed).outcome).toBe('granted')
  })

  test('区人社局凭材料核定的，按核定', () => {
    const confirmed = { declared: B, filing: A, confirmed: B }
    expect(outcome(employed(confirmed))).toEqual(['granted', 324000])
    expect(paid(confirmed)).toBe(B)
    expect(outcome(employed({ filing: null, completion: null, confirmed: A }))).toEqual(['granted', 324000])
  })

  test('不是企业职工的，有没有用人单位都不影响', () => {
    const none = employed({ declared: null, filing: null, completion: null })
    expect(outcome({ group: 'resident', ...none })).toEqual(['granted', 324000])
    expect(outcome({ group: 'resident', ...employed({ declared: B }) })).toEqual(['granted', 324000])
  })

  test('不符合条件的直接不予补贴，不因单位不明而搁置', () => {
    expect(decided({ hours: 79, ...employed({ filing: null }) }).outcome).toBe('refused')
  })
})

describe('F1–F4、R1.10 对象核查', () => {
  test('F3 培训期间死亡或者被羁押服刑的不予补贴', () => {
    expect(failed({ deceased: true })).toEqual(['alive'])
    expect(failed({ custody: true })).toEqual(['not-in-custody'])
    expect(outcome({ deceased: false, custody: false })).toEqual(['granted', 324000])
  })

  test('F2 登记的人员类别与备案不同：搁置，核实后继续', () => {
    const decision = decided({ registeredGroups: ['student'] })
    expect(decision.outcome).toBe('held')
    expect(decisive(decision)).toMatchObject([{ rule: 'group-agrees', found: '登记为院校学生' }])
  })

  test('登记里有备案的类别、或者登记没有说法的，不搁置', () => {
    expect(outcome({ registeredGroups: ['resident', 'enterprise-employee'] })).toEqual(['granted', 324000])
    expect(outcome({ registeredGroups: [] })).toEqual(['granted', 324000])
  })

  test('没有查过的事实不作判断，也不写进理由', () => {
    const rules = decided({}).reasons.map(({ rule }) => rule)
    for (const rule of ['not-a-pupil', 'not-retired', 'alive', 'not-in-custody', 'no-violation', 'payee'])
      expect(rules).not.toContain(rule)
  })
})

describe('R2.7 目录标“*”的职业按职业培训包培训', () => {
  test('没有按职业培训包组织的不予补贴', () => {
    expect(failed({ byPackage: false })).toEqual(['training-package'])
    expect(outcome({ byPackage: true })).toEqual(['granted', 324000])
    expect(decided({ byPackage: true }).reasons.some(({ rule }) => rule === 'training-package')).toBe(true)
  })

  test('没有标“*”的职业不看', () => {
    const other = {
      occupation: '铆工',
      certificate: { level: 4 as const, issuedOn: civilDate('2020-06-01') },
    }
    expect(
      decided({ ...other, byPackage: false }).reasons.some(({ rule }) => rule === 'training-package'),
    ).toBe(false)
  })
})

describe('R2.10 公共实训基地面向社会培训的上浮', () => {
  const amount = (trained: number, hired: number, other: Partial<ClassClaimFacts> = {}) =>
    decided({ group: 'resident', publicTraining: { trained, hired }, ...other }).value

  test('按一年内培训和录用的人数分档，最多上浮 25%', () => {
    expect(amount(49, 100)).toBe(324000)
    expect(amount(50, 4)).toBe(324000)
    expect(amount(50, 5)).toBe(356400)
    expect(amount(100, 15)).toBe(372600)
    expect(amount(200, 40)).toBe(405000)
    expect(amount(9999, 9999)).toBe(405000)
    expect(amount(200, 14)).toBe(356400)
  })

  test('线上线下相结合的，折后再上浮', () => {
    expect(amount(200, 40, { mode: 'blended' })).toBe(283500)
  })

  test('档次没有公开文本，写明是推定；没有上浮的不提', () => {
    const decision = decided({ group: 'resident', publicTraining: { trained: 50, hired: 5 } })
    expect(decision.reasons.find(({ rule }) => rule === 'public-training')).toMatchObject({ assumed: true })
    const none = decided({ group: 'resident', publicTraining: { trained: 0, hired: 0 } })
    expect(none.reasons.some(({ rule }) => rule === 'public-training')).toBe(false)
  })

  test('评价费不上浮', () => {
    const on = { project: 'assessment' as const, classFiledOn: civilDate('2024-03-01') }
    const fee = { ...on, certificate: { level: 4 as const, issuedOn: civilDate('2024-06-01') } }
    expect(amount(200, 40, fee)).toBe(35000)
  })
})

describe('技能提升补贴', () => {
  const upgrade = (other: Partial<SkillUpgradeFacts>) =>
    decideClaim(
      {
        project: 'skill-upgrade',
        occupation: '焊工',
        level: 4,
        appliedOn: civilDate('2024-01-10'),
        insuredMonths: 12,
        certificate: { level: 4, issuedOn: civilDate('2023-06-10') },
        history: [],
        ...other,
      },
      standards,
    )

  test('F3 已经死亡或者被羁押服刑的不予补贴', () => {
    expect(decisive(upgrade({ deceased: true })).map(({ rule }) => rule)).toEqual(['alive'])
    expect(decisive(upgrade({ custody: true })).map(({ rule }) => rule)).toEqual(['not-in-custody'])
    expect(upgrade({ deceased: false, custody: false }).outcome).toBe('granted')
  })

  test('F15 培训费补贴已批准未到账的，同一证书不再给技能提升补贴', () => {
    const live: PaidBefore = {
      project: 'training',
      occupation: '焊工',
      level: 4,
      paidOn: null,
      countsOn: civilDate('2023-03-01'),
    }
    expect(decisive(upgrade({ history: [live] }))).toMatchObject([
      { rule: 'not-twice', found: '已批准、正在拨付职业培训补贴' },
    ])
  })
})

test('课时的最低数由城市的标准说，不由程序说', () => {
  const measures = standards.inForce(subsidyKind, civilDate('2020-03-02'))
  if (measures === null) throw new Error('no measures')
  expect(decisive(decided({ hours: 79 }))[0]?.needed).toBe('不少于80课时')
})
