import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import type { ClaimFacts, ClassClaimFacts, Employment } from '../facts.ts'
import { GROUP_NAMES, type Payee } from '../facts.ts'
import { type SubsidyData, type SubsidyEdition, skillUpgradeKind, subsidyKind } from '../standard.ts'
import { classDay, type Words } from './situation/day.ts'

/** R3.3 关于拨付对象的规定: whether employer, training organisation or person receives the money of a claim. */
export function payee(facts: ClaimFacts, standards: Standards): Decision<Payee> {
  if (facts.project === 'skill-upgrade') {
    const edition = standards.inForce(skillUpgradeKind, facts.appliedOn)
    const clause = edition
      ? standards.cite(edition.data.handling.clause)
      : standards.ruling('skill-upgrade-policy', 'handling', facts.appliedOn)
    return decide<Payee>()
      .uses(edition?.id ?? noneOf(skillUpgradeKind))
      .grant(() => 'person', because('payee', clause, '拨给职工本人'))
  }
  const { measures } = classDay(standards, facts.classFiledOn)
  if (measures === null) {
    return decide<Payee>()
      .uses(noneOf(subsidyKind))
      .undecidable(true, 'payee', standards.ruling('subsidy-measures', 'payee', facts.classFiledOn), {
        found: '当日没有施行中的补贴办法',
      })
      .grant(() => 'trainer')
  }
  const { employer, clause } = measures.data.payee
  const toEmployer = employer.includes(facts.group)
  const whom = `${GROUP_NAMES[facts.group]}：拨给${toEmployer ? '用人单位' : '培训机构'}`
  return decide<Payee>()
    .uses(measures.id)
    .grant(() => (toEmployer ? 'employer' : 'trainer'), because('payee', standards.cite(clause), whom))
}

/**
 * The employer that is paid for an employee: what the district found on evidence, else what the registers say of the
 * day that the measures name. Null where the records do not say; a roster alone never decides it.
 */
export function employerPaid({ employment }: ClassClaimFacts, measures: SubsidyEdition): string | null {
  if (employment === undefined) return null
  return employment.confirmed ?? employment[measures.data.payee.employerOn]
}

/** R3.3: who is paid, as a condition of the claim: held where the records name no employer or contradict each other. */
export function payeeKnown<T>(
  decision: DecisionBuilder<T>,
  facts: ClassClaimFacts,
  rules: SubsidyData,
  words: Words,
  standards: Standards,
): void {
  const { employment } = facts
  if (employment === undefined) return
  decision.met(words.payee[facts.group])
  if (!rules.payee.employer.includes(facts.group)) return
  const clause = words.cite.payee
  if (employment.confirmed !== undefined) {
    decision.require(true, 'employer-known', clause, { found: '区人社局凭材料核定', needed: KNOWN })
    return
  }
  const { employerOn } = rules.payee
  if (employment[employerOn] === null) {
    decision.hold(true, 'employer-known', clause, {
      found: `${DAYS[employerOn]}没有登记的用人单位`,
      needed: KNOWN,
      next: '请用人单位补办参保登记；或者凭劳动合同和社保记录请区人社局核定',
    })
    return
  }
  if (contradicted(employment)) {
    decision.hold(true, 'employer-agrees', clause, {
      found: '备案名册写的单位与登记的用人单位不同',
      needed: '名册与登记是同一家用人单位',
      next: '请凭劳动合同和社保记录请区人社局核定由哪家单位领取',
    })
    return
  }
  if (employment.completion !== null && employment.filing !== employment.completion)
    decision.require(true, 'employer-on', standards.cite(rules.payee.employerClause), {
      found: '培训期间换了用人单位',
      needed: `拨给${DAYS[employerOn]}的用人单位`,
    })
}

/** The roster names another employer than the registers did on the day it was filed. */
function contradicted({ declared, filing }: Employment): boolean {
  return declared !== null && filing !== null && declared !== filing
}

const KNOWN = '登记了用人单位'
const DAYS = { filing: '开班备案当日', completion: '结业当日' }
