import type { DecisionBuilder } from '../../../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../../kernel/standard/index.ts'
import { levelName } from '../../../../kernel/value/level.ts'
import { type Fen, fen } from '../../../../kernel/value/money.ts'
import { addMonths } from '../../../../kernel/value/time/civil-date.ts'
import type { SkillUpgradeFacts } from '../../facts.ts'
import { type SkillUpgradeData, skillUpgradeKind } from '../../standard.ts'
import { DECEASED, hadWhen, IN_CUSTODY } from '../conditions.ts'
import { type Earlier, earlier } from '../paid-before.ts'
import { ALIVE, dayText, FREE } from '../situation/day.ts'

/** 技能提升补贴 (R3.11–R3.13): what a certificate is worth to a person insured against unemployment. */
export function skillUpgrade(facts: SkillUpgradeFacts, standards: Standards): Decision<Fen> {
  const edition = standards.inForce(skillUpgradeKind, facts.appliedOn)
  if (edition === null) {
    return decide<Fen>()
      .uses(noneOf(skillUpgradeKind))
      .undecidable(true, 'policy-in-force', standards.ruling('skill-upgrade-policy', null, facts.appliedOn), {
        found: `${dayText(facts.appliedOn)}没有查到施行中的技能提升补贴政策`,
        needed: '申请当日有施行中的政策',
        next: '新政策公布后系统会重新计算；请留意证书核发后的申请期限',
      })
      .grant(() => fen(0))
  }
  const rules = edition.data
  const level = facts.certificate?.level ?? facts.level
  const yuan = level === null ? undefined : rules.amounts.yuan[level]
  const amounts = standards.cite(rules.amounts.clause)

  const decision = decide<Fen>().uses(edition.id)
  certified(decision, facts, rules, standards)
  decision.require(yuan !== undefined, 'level-subsidised', amounts, {
    found: level === null ? '没有证书等级' : levelName(level),
    needed: '初级、中级或高级证书',
    next: '技师以上和专项证书没有这项补贴，可以看看培训费补贴',
  })
  insured(decision, facts, rules, standards)
  paidBefore(decision, facts, rules, standards)
  return decision.grant(
    () => fen((yuan ?? 0) * 100),
    because('amount', amounts, level === null ? null : levelName(level)),
  )
}

/** R3.11: a certificate, applied for within 12 months of its issue, the same day of the next year included. */
function certified(
  decision: DecisionBuilder<Fen>,
  { certificate, level, appliedOn }: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { months, clause } = rules.timeLimit
  const right = certificate !== null && (level === null || certificate.level === level)
  decision.require(right, 'certificate', standards.cite(rules.amounts.clause), {
    found: certificate === null ? '没有查到证书' : `${levelName(certificate.level)}证书`,
    needed: level === null ? '职业资格证书或职业技能等级证书' : `${levelName(level)}证书`,
    next: '取得证书后再申领',
  })
  if (certificate === null) return
  const last = addMonths(certificate.issuedOn, months)
  decision.require(
    certificate.issuedOn <= appliedOn && appliedOn <= last,
    'time-limit',
    standards.cite(clause),
    {
      found: `证书${dayText(certificate.issuedOn)}核发，${dayText(appliedOn)}申请`,
      needed: `${dayText(certificate.issuedOn)}至${dayText(last)}之间申请`,
      next: '超过期限的证书不能再申领；取得更高等级的证书后可以重新申领',
    },
  )
}

/** R3.12: insured long enough, through an enterprise, not yet retired. */
function insured(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { months } = rules.insured
  const clause = standards.cite(rules.insured.clause)
  decision.require(facts.insuredMonths >= months, 'insured', clause, {
    found: `累计缴费${facts.insuredMonths}个月`,
    needed: `累计缴费满${months}个月`,
    next: '缴费满规定月数后，在证书的申请期限内可以再申请',
  })
  if (facts.enterpriseInsured !== undefined) {
    decision.require(facts.enterpriseInsured, 'enterprise', clause, {
      found: facts.enterpriseInsured ? '企业参保' : '非企业单位或灵活就业参保',
      needed: '以企业职工身份参保',
      next: '非企业单位和灵活就业参保人员不在范围内',
    })
  }
  if (facts.retired !== undefined) {
    decision.require(!facts.retired, 'not-retired', clause, {
      found: facts.retired ? '已到退休年龄或已领养老金' : '未退休',
      needed: '申请时未到退休年龄，未领养老金',
      next: '如果登记有误，请带身份证到区人社局更正',
    })
  }
  if (facts.deceased !== undefined)
    decision.require(!facts.deceased, 'alive', clause, facts.deceased ? DECEASED : ALIVE)
  if (facts.custody !== undefined)
    decision.require(!facts.custody, 'not-in-custody', clause, facts.custody ? IN_CUSTODY : FREE)
}

/** R3.13, F15: the same occupation and level once, not beside 培训费补贴, no lower level after a higher, at most thrice. */
function paidBefore(
  decision: DecisionBuilder<Fen>,
  facts: SkillUpgradeFacts,
  rules: SkillUpgradeData,
  standards: Standards,
): void {
  const { project, occupation, appliedOn: day } = facts
  const level = facts.certificate?.level ?? facts.level
  const paid = earlier({ project, occupation, level, day }, facts.history, ['training', 'apprenticeship'])
  const once = standards.cite(rules.once.clause)
  decision
    .undecidable(paid.unnamed, 'occupation-known', once, {
      found: '申请没有写职业，又领过同一等级的补贴',
      needed: '证书的职业',
      next: '请补充证书上的职业名称',
    })
    .require(paid.same === null, 'same-level-once', once, {
      found: paid.same === null ? '没有领过' : hadWhen(paid.same),
      needed: '同一职业同一等级只领一次',
      next: '取得更高等级的证书后可以再申领',
    })
    .require(paid.other === null, 'not-twice', standards.cite(rules.notWithTraining.clause), {
      found: paid.other === null ? '没有领过' : `${hadWhen(paid.other)}职业培训补贴`,
      needed: '同一职业同一等级没有领过职业培训补贴',
      next: '同一证书只能享受一种补贴，取得更高等级的证书后可以再申领',
    })
  more(decision, paid, rules, standards)
}

function more(
  decision: DecisionBuilder<Fen>,
  paid: Earlier,
  { noLowerAfterHigher, limit }: SkillUpgradeData,
  standards: Standards,
): void {
  if (noLowerAfterHigher !== null) {
    decision.require(paid.higher === null, 'no-lower-level', standards.cite(noLowerAfterHigher.clause), {
      found: paid.higher === null ? '没有领过更高等级' : `${hadWhen(paid.higher)}更高等级`,
      needed: '没有领过同一职业更高等级的补贴',
      next: '领过高等级的，同一职业的低等级不再补贴',
    })
  }
  if (limit === null) return
  const times = limit.window === 'year' ? paid.inYear : paid.ever
  decision.require(times < limit.max, 'times', standards.cite(limit.clause), {
    found: `当年已领${times}次`,
    needed: `每年最多${limit.max}次`,
    next: '今年次数已满，明年在证书期限内可以再申领',
  })
}
