import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind, listingOf, requireListed } from '../../catalogue/rules.ts'
import type { ClassFacts, Period } from '../facts.ts'
import { type TrainingData, trainingKind } from '../standard.ts'
import { requirePlan, requireRoom, requireTimes } from './plan.ts'
import { requireTrainees } from './trainees.ts'
import * as say from './wording.ts'

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
        say.STANDARDS_IN_FORCE,
        standards.ruling('subsidy-measures', 'catalogue', facts.filedOn),
        [facts.filedOn],
      )
      .grant(() => ({ catalogue: '' }))
  }
  requireProvider(decision, facts, edition.data, standards)
  requireListed(decision, facts, listingOf(catalogue, facts), catalogue, standards)
  requirePlan(decision, facts, edition.data, standards)
  requireTimes(decision, facts, edition.data, standards)
  requireRoom(decision, facts, edition.data, standards)
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
    .require(agreement !== null, say.AGREEMENT, standards.cite(rules.agreement.clause), daysOf(agreement))
    .require(inScope(facts), say.SCOPE, standards.cite(rules.scope.clause), [
      facts.occupation,
      facts.level,
      provider.scope.map(({ occupation, levels }) => [occupation, levels] as const),
    ])
    .require(
      rectification === null,
      say.NOT_UNDER_RECTIFICATION,
      standards.cite(rules.rectification.clause),
      daysOf(rectification),
    )
  requireStanding(decision, facts, rules, standards)
  if (!rules.credit || !provider.halts) return
  const halt = provider.halts.find((one) => heldOn([one], filedOn)) ?? null
  decision.require(
    halt === null,
    say.CREDIT_ALLOWS,
    standards.cite(rules.credit.clause),
    halt === null ? [] : [halt.grade, halt.from],
  )
}

/** It is active, and in its first year within its cap: asked of filings that know of it. */
function requireStanding(
  decision: DecisionBuilder<FiledClass>,
  { provider, filedOn, trainees }: ClassFacts,
  { standing, firstYear }: TrainingData,
  standards: Standards,
): void {
  const halted = provider.status
  if (standing && halted !== undefined)
    decision.require(
      halted === null,
      say.ACTIVE,
      standards.cite(standing.clause),
      halted === null ? [] : [halted.says, halted.reason, halted.from],
    )
  const { begun } = provider
  if (!firstYear || !begun || filedOn > addDays(begun.on, firstYear.days)) return
  const all = begun.trainees + trainees.length
  decision.require(all <= firstYear.trainees, say.FIRST_YEAR, standards.cite(firstYear.clause), [
    begun.on,
    begun.trainees,
    trainees.length,
    firstYear.trainees,
  ])
}

function heldOn(periods: readonly Period[], day: CivilDate): Period | null {
  return periods.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? null
}

function daysOf(period: Period | null): [] | [CivilDate, CivilDate | null] {
  return period === null ? [] : [period.from, period.to]
}

function inScope({ provider, occupation, level }: ClassFacts): boolean {
  const wanted = occupationKey(occupation)
  return provider.scope.some(
    (each) => occupationKey(each.occupation) === wanted && each.levels.includes(level),
  )
}
