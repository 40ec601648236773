import type { DecisionBuilder } from '../../kernel/decision/builder.ts'
import type { Details } from '../../kernel/decision/decision.ts'
import type { Standards } from '../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../kernel/value/civil-date.ts'
import { levelName } from '../../kernel/value/level.ts'
import { type ClassClaimFacts, GROUP_NAMES, type Group, type PaidBefore, PROJECT_NAMES } from './facts.ts'
import { earlier } from './paid-before.ts'
import type { SubsidyData, SubsidyEdition } from './standard.ts'

/** The conditions that training and assessment subsidies share: hours, certificate, person, what was paid before. */
export function claimConditions<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  measures: SubsidyEdition,
  standards: Standards,
): void {
  const rules = measures.data
  const shortest = rules.hours.bands[0]
  decision.require(facts.hours >= shortest, 'hours', standards.cite(rules.hours.clause), {
    found: `${facts.hours}课时`,
    needed: HOURS_NEEDED,
    next: '课时不够的班期不能补贴，请按教学计划补足课时',
  })
  certified(decision, facts, rules, standards)
  persons(decision, facts, rules, standards)
  paidBefore(decision, facts, rules, standards)
}

/** R3.1: a certificate of the level that was trained. */
function certified<T>(
  decision: DecisionBuilder<T>,
  { certificate, level }: ClassClaimFacts,
  rules: SubsidyData,
  standards: Standards,
): void {
  const met = certificate !== null && certificate.level === level
  decision.require(met, 'certificate', standards.cite(rules.certificate.clause), {
    found: certificate === null ? '没有查到证书' : CERTIFICATE_OF[certificate.level],
    needed: CERTIFICATE_OF[level],
    next: '通过这一等级的评价、取得证书后再申领',
  })
}

/** R3.2, F1, F2, F4: the groups that are subsidised, and who is not. */
function persons<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  standards: Standards,
): void {
  const clause = standards.cite(rules.persons.clause)
  decision.require(rules.persons.groups.includes(facts.group), 'group', clause, {
    found: GROUP_NAMES[facts.group],
    needed: '属于补贴对象',
    next: '请核对人员类别，或者向区人社局咨询',
  })
  if (facts.pupil !== undefined) {
    decision.require(!facts.pupil, 'not-a-pupil', clause, {
      found: facts.pupil ? '初级或高级中学在校生' : '不是中学在校生',
      needed: '不是初级、高级中学在校生',
      next: '中学在校期间不能享受补贴，毕业后可以参加培训',
    })
  }
  if (facts.retired !== undefined) {
    decision.require(!facts.retired, 'not-retired', clause, {
      found: facts.retired ? '已到退休年龄或已领养老金' : '未退休',
      needed: '未到退休年龄，未领养老金',
      next: '如果登记有误，请带身份证到区人社局更正',
    })
  }
  if (facts.groupSince !== undefined) {
    decision.require(facts.groupSince <= facts.classFiledOn, 'group-before-class', clause, {
      found: `${formatDay(facts.groupSince)}起`,
      needed: `不晚于开班备案日（${formatDay(facts.classFiledOn)}）`,
      next: '开班以后才取得的身份不能用于这个班，请按开班当日的身份申领',
    })
  }
  if (facts.violation !== undefined) {
    decision.require(!facts.violation, 'no-violation', standards.cite(rules.violation.clause), {
      found: facts.violation ? '查实违规' : '没有违规记录',
      needed: '人员和班期没有查实的违规',
      next: '对认定有异议的，可以向作出认定的人社局申请复核',
    })
  }
}

/** R3.4, F15: the same occupation and level once, not beside 技能提升补贴, and no more often than the limit. */
function paidBefore<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  standards: Standards,
): void {
  const { project, occupation, level, classFiledOn: day } = facts
  const excludes = project === 'training' ? EXCLUDED_BY_TRAINING : NONE
  const paid = earlier({ project, occupation, level, day }, facts.history, excludes)
  decision.require(
    paid.same === null,
    'same-level-once',
    standards.cite(rules.once.clause),
    paid.same === null ? NOT_THIS_LEVEL : thisLevelPaid(paid.same),
  )
  if (excludes.length > 0) {
    decision.require(
      paid.other === null,
      'not-twice',
      standards.cite(rules.notWithSkillUpgrade.clause),
      paid.other === null ? NO_OTHER : otherPaid(paid.other),
    )
  }
  const limit = limitFor(facts.group, rules)
  if (limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  decision.require(times < limit.max, 'times', standards.cite(rules.limits.clause), {
    found: limit.window === 'year' ? `当年已领${times}次` : `已领${times}次`,
    needed: limit.window === 'year' ? `每年最多${limit.max}次` : `只补${limit.max}次`,
    next: limit.window === 'year' ? '今年次数已满，明年开班的可以再申领' : '毕业学年的补贴已经用完',
  })
}

function limitFor(group: Group, rules: SubsidyData): SubsidyData['limits']['counted'][number] | null {
  for (const limit of rules.limits.counted) if (limit.groups.includes(group)) return limit
  return null
}

const NOT_THIS_LEVEL = { found: '没有领过', needed: '同一职业同一等级只补一次' }

function thisLevelPaid(on: CivilDate): Details {
  return {
    ...NOT_THIS_LEVEL,
    found: `${formatDay(on)}已领过`,
    next: '可以参加更高等级或者其他职业的培训',
  }
}

const NO_OTHER = { found: '没有领过', needed: '同一职业同一等级没有领过技能提升补贴或学徒制补贴' }

function otherPaid({ paidOn, project }: PaidBefore): Details {
  return {
    ...NO_OTHER,
    found: `${formatDay(paidOn)}已领过${OTHER_NAMES[project]}`,
    next: '同一证书只能享受一种补贴，可以参加更高等级的培训',
  }
}

const HOURS_NEEDED = '不少于80课时'
const NONE: readonly [] = []
const EXCLUDED_BY_TRAINING = ['skill-upgrade', 'apprenticeship'] as const

const OTHER_NAMES = { ...PROJECT_NAMES, apprenticeship: '新型学徒制补贴' }

const CERTIFICATE_OF = {
  5: certificateOf(5),
  4: certificateOf(4),
  3: certificateOf(3),
  2: certificateOf(2),
  1: certificateOf(1),
  special: certificateOf('special'),
}

function certificateOf(level: Parameters<typeof levelName>[0]): string {
  return `${levelName(level)}证书`
}
