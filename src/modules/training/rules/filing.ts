import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { type Decision, type Details, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind, listingOf, requireListed } from '../../catalogue/rules.ts'
import type { ClassFacts, Period, ProviderFacts } from '../facts.ts'
import { type TrainingData, trainingKind } from '../standard.ts'
import { requirePlan } from './plan.ts'
import { requireTrainees } from './trainees.ts'

/** What a class that may open is decided and later paid by: the catalogue of the day of its filing (R1.11). */
export interface FiledClass {
  catalogue: string
}

/** 监督管理办法 (R1.4, R1.10–R1.12): whether a provider may open this subsidised class (开班备案). */
export function mayFileClass(facts: ClassFacts, standards: Standards): Decision<FiledClass> {
  return refuseLapsed(filingDecision(facts, standards), standards, facts.filedOn)
}

function filingDecision(facts: ClassFacts, standards: Standards): Decision<FiledClass> {
  const edition = standards.inForce(trainingKind, facts.filedOn)
  const catalogue = standards.inForce(catalogueKind, facts.filedOn)
  const decision = decide<FiledClass>()
    .uses(edition?.id ?? noneOf(trainingKind))
    .uses(catalogue?.id ?? noneOf(catalogueKind))
  if (edition === null || catalogue === null || catalogue.data.known === 'none') {
    return decision
      .undecidable(
        true,
        'standards-in-force',
        standards.ruling('subsidy-measures', 'catalogue', facts.filedOn),
        {
          found: `没有查到${formatDay(facts.filedOn)}施行的管理标准或目录`,
          needed: '备案当日有公布的标准和目录',
          next: '标准或目录补充后再报开班',
        },
      )
      .grant(() => ({ catalogue: '' }))
  }
  requireProvider(decision, facts, edition.data, standards)
  requireListed(decision, facts, listingOf(catalogue, facts), catalogue, standards)
  requirePlan(decision, facts, edition.data, standards)
  requireTrainees(decision, facts, edition.data, standards)
  return decision.grant(() => ({ catalogue: catalogue.id }))
}

/** R1.4 agreement, R1.12 scope, R1.10 no rectification: on the day of filing. */
function requireProvider(
  decision: DecisionBuilder<FiledClass>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const { provider, filedOn } = facts
  const agreement = heldOn(provider.agreements, filedOn)
  const rectification = heldOn(provider.rectifications, filedOn)
  decision
    .require(agreement !== null, 'agreement', standards.cite(rules.agreement.clause), {
      found: agreement ? `协议有效：${daysOf(agreement)}` : '没有有效的补贴培训协议',
      needed: '备案当日有有效的补贴培训协议',
      next: '请先与区人社局签订补贴培训协议，再报开班',
    })
    .require(inScope(facts), 'scope', standards.cite(rules.scope.clause), scopeDetails(facts))
    .require(rectification === null, 'not-under-rectification', standards.cite(rules.rectification.clause), {
      found: rectification ? `正在整改：${daysOf(rectification)}` : '不在整改期',
      needed: '不在整改期',
      next: '整改通过验收以后再报开班',
    })
}

function heldOn(periods: readonly Period[], day: CivilDate): Period | null {
  return periods.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null
}

function daysOf({ from, to }: Period): string {
  return to === null ? `${formatDay(from)}起` : `${formatDay(from)}至${formatDay(to)}`
}

function inScope({ provider, occupation, level }: ClassFacts): boolean {
  const wanted = occupationKey(occupation)
  return provider.scope.some(
    (each) => occupationKey(each.occupation) === wanted && each.levels.includes(level),
  )
}

function scopeDetails({ provider, occupation, level }: ClassFacts): Details {
  return {
    found: `${occupation} ${levelName(level)}`,
    needed: `在办学范围内：${inWords(provider)}`,
    next: '请选择办学范围内的职业和等级，或者先办理范围变更',
  }
}

function inWords({ scope }: ProviderFacts): string {
  if (scope.length === 0) return '尚未登记任何职业'
  return scope
    .map(({ occupation, levels }) => `${occupation}（${levels.map(levelName).join('、')}）`)
    .join('；')
}
