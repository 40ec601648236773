import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Details } from '../../../kernel/decision/decision.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { type ClassClaimFacts, GROUP_NAMES, type Group, type PaidBefore, PROJECT_NAMES } from '../facts.ts'
import type { SubsidyData } from '../standard.ts'
import { earlier } from './paid-before.ts'
import {
  ALIVE,
  BY_PACKAGE,
  dayText,
  FREE,
  NO_OTHER,
  NO_VIOLATION,
  NOT_A_PUPIL,
  NOT_PAID,
  NOT_RETIRED,
  timesOf,
  type Words,
} from './situation/day.ts'

/** The conditions that training and assessment subsidies share: hours, certificate, person, what was paid before. */
export function claimConditions<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  words: Words,
): void {
  decision.require(facts.hours >= rules.hours.bands[0], 'hours', words.cite.hours, {
    found: `${facts.hours}课时`,
    needed: words.hours,
    next: '课时不够的班期不能补贴，请按教学计划补足课时',
  })
  certified(decision, facts, words)
  persons(decision, facts, rules, words)
  paidBefore(decision, facts, rules, words)
}

/** R3.1: a certificate of the occupation and the level that were trained. */
function certified<T>(
  decision: DecisionBuilder<T>,
  { certificate, level, occupation }: ClassClaimFacts,
  words: Words,
): void {
  const named = certificate?.occupation
  const same = named === undefined || sameOccupation(named, occupation)
  if (certificate !== null && certificate.level === level && same) {
    decision.met(words.certificate[level])
    return
  }
  const needed = `${levelName(level)}证书`
  decision.require(false, 'certificate', words.cite.certificate, {
    found: certificate === null ? '没有查到证书' : `${same ? '' : named}${levelName(certificate.level)}证书`,
    needed: same ? needed : `${occupation}${needed}`,
    next: same
      ? '通过这一等级的评价、取得证书后再申领'
      : '证书的职业要与培训的职业相同；通过所学职业的评价、取得证书后再申领',
  })
}

/** R3.2, R1.10, F1–F4: the groups that are subsidised, and who is not. A fact that nobody looked at is passed over. */
function persons<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  words: Words,
): void {
  const clause = words.cite.persons
  if (rules.persons.groups.includes(facts.group)) decision.met(words.group[facts.group])
  else
    decision.require(false, 'group', clause, {
      found: GROUP_NAMES[facts.group],
      needed: '属于补贴对象',
      next: '请核对人员类别，或者向区人社局咨询',
    })
  if (facts.pupil === false) decision.met(words.notAPupil)
  else if (facts.pupil)
    decision.require(false, 'not-a-pupil', clause, {
      ...NOT_A_PUPIL,
      found: '初级或高级中学在校生',
      next: '中学在校期间不能享受补贴，毕业后可以参加培训',
    })
  if (facts.retired === false) decision.met(words.notRetired)
  else if (facts.retired) decision.require(false, 'not-retired', clause, RETIRED)
  if (facts.deceased === false) decision.met(words.alive)
  else if (facts.deceased) decision.require(false, 'alive', clause, DECEASED)
  if (facts.custody === false) decision.met(words.free)
  else if (facts.custody) decision.require(false, 'not-in-custody', clause, IN_CUSTODY)
  if (facts.groupSince !== undefined)
    decision.require(facts.groupSince <= facts.classFiledOn, 'group-before-class', clause, {
      found: `${dayText(facts.groupSince)}起`,
      needed: `不晚于开班备案日（${dayText(facts.classFiledOn)}）`,
      next: '开班以后才取得的身份不能用于这个班，请按开班当日的身份申领',
    })
  registered(decision, facts, words)
  if (facts.violation === false) decision.met(words.noViolation)
  else if (facts.violation)
    decision.require(false, 'no-violation', words.cite.violation, {
      ...NO_VIOLATION,
      found: '查实违规',
      next: '对认定有异议的，可以向作出认定的人社局申请复核',
    })
}

/** F2: where registers know the person in other groups than the one that was filed, somebody has to look first. */
function registered<T>(decision: DecisionBuilder<T>, facts: ClassClaimFacts, words: Words): void {
  const known = facts.registeredGroups
  if (known === undefined || known.length === 0 || known.includes(facts.group)) return
  decision.hold(true, 'group-agrees', words.cite.persons, {
    found: `登记为${known.map((group) => GROUP_NAMES[group]).join('、')}`,
    needed: `与备案的人员类别（${GROUP_NAMES[facts.group]}）一致`,
    next: '请凭人员类别证明到区人社局核实；登记更正后系统自动继续办理',
  })
}

/** R3.4, F15: the same occupation and level once, not beside 技能提升补贴, and no more often than the limit. */
function paidBefore<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  words: Words,
): void {
  const { project, occupation, level, classFiledOn: day } = facts
  const excludes = project === 'training' ? EXCLUDED_BY_TRAINING : NONE
  const paid = earlier({ project, occupation, level, day }, facts.history, excludes)
  if (paid.same === null) decision.met(words.notPaid)
  else
    decision.require(false, 'same-level-once', words.cite.once, {
      ...NOT_PAID,
      found: hadWhen(paid.same),
      next: '可以参加更高等级或者其他职业的培训',
    })
  if (excludes.length > 0) {
    if (paid.other === null) decision.met(words.noOther)
    else
      decision.require(false, 'not-twice', words.cite.notWithSkillUpgrade, {
        ...NO_OTHER,
        found: `${hadWhen(paid.other)}${OTHER_NAMES[paid.other.project]}`,
        next: '同一证书只能享受一种补贴，可以参加更高等级的培训',
      })
  }
  const limit = limitFor(facts.group, rules)
  if (limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  const met = words.times.get(limit)?.[times]
  if (met) decision.met(met)
  else
    decision.require(false, 'times', words.cite.limits, {
      ...timesOf(limit, times),
      next: limit.window === 'year' ? '今年次数已满，明年开班的可以再申领' : '毕业学年的补贴已经用完',
    })
}

/** R2.7: an occupation that the catalogue marks `*` is trained by its 职业培训包. */
export function byPackage<T>(
  decision: DecisionBuilder<T>,
  marked: boolean,
  facts: ClassClaimFacts,
  words: Words,
): void {
  if (!marked || facts.byPackage === undefined) return
  if (facts.byPackage) decision.met(words.byPackage)
  else
    decision.require(false, 'training-package', words.cite.trainingPackage, {
      ...BY_PACKAGE,
      found: '没有按职业培训包组织',
      next: '请按这个职业的职业培训包备案和开班',
    })
}

function limitFor(group: Group, rules: SubsidyData): SubsidyData['limits']['counted'][number] | null {
  for (const limit of rules.limits.counted) if (limit.groups.includes(group)) return limit
  return null
}

/** When a subsidy was had; one that is approved but not yet paid has no day of payment. */
export function hadWhen({ paidOn }: PaidBefore): string {
  return paidOn === null ? '已批准、正在拨付' : `${dayText(paidOn)}已领过`
}

export const RETIRED: Details = {
  ...NOT_RETIRED,
  found: '已到退休年龄或已领养老金',
  next: '如果登记有误，请带身份证到区人社局更正',
}

export const DECEASED: Details = {
  ...ALIVE,
  found: '培训期间登记为已死亡',
  next: '如果登记有误，请先在公安机关更正，再请区人社局核实',
}

export const IN_CUSTODY: Details = {
  ...FREE,
  found: '培训期间登记为被羁押或者服刑',
  next: '如果登记有误，请先在登记机关更正，再请区人社局核实',
}

const NONE: readonly [] = []
const EXCLUDED_BY_TRAINING = ['skill-upgrade', 'apprenticeship'] as const

const OTHER_NAMES = { ...PROJECT_NAMES, apprenticeship: '新型学徒制补贴' }
