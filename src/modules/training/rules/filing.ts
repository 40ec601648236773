import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind, listingOf, requireListed } from '../../catalogue/rules.ts'
import { COURSE_LEVEL, type Course, courseOn } from '../../occupations/rules.ts'
import type { ClassFacts, Period } from '../facts.ts'
import { type TrainingData, type TrainingEdition, trainingKind } from '../standard.ts'
import { requireCourse } from './course.ts'
import { requirePlan, requireRoom, requireTimes } from './plan.ts'
import { requireTrainees } from './trainees.ts'
import * as say from './wording.ts'

/** What a class that may open is decided and later paid by: the catalogue of the day of its filing (R1.11), null beside the catalogue. */
export interface FiledClass {
  catalogue: string | null
}

/** 监督管理办法 (R1.4, R1.10–R1.12): whether a provider may open this subsidised class (开班备案). */
export function mayFileClass(facts: ClassFacts, standards: Standards): Decision<FiledClass> {
  return refuseLapsed(filingDecision(facts, standards), standards, facts.filedOn)
}

function filingDecision(facts: ClassFacts, standards: Standards): Decision<FiledClass> {
  const edition = standards.inForce(trainingKind, facts.filedOn)
  const course = courseOn(standards, facts.filedOn, facts.occupation)
  if (course && edition) return courseDecision(facts, edition, course, standards)
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
  requireTeaching(decision, facts, edition.data, standards)
  return decision.grant(() => ({ catalogue: catalogue.id }))
}

/** 安全技能、创业: as every class, but by the city's list of courses in place of the catalogue, with the course's own least of lessons. */
function courseDecision(
  facts: ClassFacts,
  { id, data }: TrainingEdition,
  course: Course,
  standards: Standards,
): Decision<FiledClass> {
  const { lessons, clause } = course
  const rules = { ...data, minimum: { lessons, clause } }
  const decision = decide<FiledClass>().uses(id)
  requireProvider(decision, facts, rules, standards, course)
  requireCourse(decision, facts, course, standards)
  requireTeaching(decision, facts, rules, standards)
  return decision.grant(() => ({ catalogue: null }))
}

/** When, where, by whom and to whom it is taught. */
function requireTeaching(
  decision: DecisionBuilder<FiledClass>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  requirePlan(decision, facts, rules, standards)
  requireTimes(decision, facts, rules, standards)
  requireRoom(decision, facts, rules, standards)
  requireTrainees(decision, facts, rules, standards)
}

/** R1.4 agreement, R1.12 scope, R1.10 no rectification: on the day of filing. */
function requireProvider(
  decision: DecisionBuilder<FiledClass>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
  course: Course | null = null,
): void {
  const { provider, filedOn } = facts
  const agreement = heldOn(provider.agreements, filedOn)
  const rectification = heldOn(provider.rectifications, filedOn)
  const scope = standards.cite(rules.scope.clause)
  decision.require(
    agreement !== null,
    say.AGREEMENT,
    standards.cite(rules.agreement.clause),
    daysOf(agreement),
  )
  if (course)
    decision.require(inScope(facts), say.COURSE_SCOPE, scope, [
      facts.occupation,
      provider.scope
        .filter(({ levels }) => levels.includes(COURSE_LEVEL))
        .map(({ occupation }) => occupation),
    ])
  else
    decision.require(inScope(facts), say.SCOPE, scope, [
      facts.occupation,
      facts.level,
      provider.scope.map(({ occupation, levels }) => [occupation, levels] as const),
    ])
  decision.require(
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
