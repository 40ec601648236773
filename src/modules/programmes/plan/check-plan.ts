import type { Decision, DecisionRecord } from '../../../kernel/decision/decision.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { fen } from '../../../kernel/value/money.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { occupationIn, registerOn } from '../../occupations/index.ts'
import { organisationByCreditCode, organisationById } from '../../organisations/index.ts'
import { COURSE_LEVEL, courseOn, coursesOn } from '../../training/index.ts'
import { courseOfKind, type ProgrammeKind } from '../kinds.ts'
import { refusals } from '../refusals.ts'
import { mayBePlanned, type PlanFacts } from '../rules.ts'
import type { Plan } from '../store.ts'
import type { ChangedPlan } from './form.ts'

/** A plan with its partner found and its decision. */
export interface CheckedPlan {
  plan: Plan
  decision: Decision<true>
  record: DecisionRecord
}

/** Checks what was filled in against register, occupations and the standard of its day (计划核对). */
export async function checkPlan(
  ctx: VerbContext,
  organisation: string,
  kind: ProgrammeKind,
  given: ChangedPlan,
  plannedOn: CivilDate,
): Promise<CheckedPlan> {
  const applicant = await organisationById(ctx.db, organisation)
  if (!applicant) throw refusals.forNoOrganisation()
  if (given.startsOn < ctx.today) throw refusals.startsInPast(at('startsOn', '开始日期不早于今天'))
  if (given.endsOn < given.startsOn) throw refusals.endsBeforeStart(at('endsOn', '结束日期不早于开始日期'))
  const taught = await taughtIn(ctx, kind, given, plannedOn)
  const partner = given.partnerCode ? await organisationByCreditCode(ctx.db, given.partnerCode) : null
  if (given.partnerCode && (!partner || partner.id === organisation))
    throw refusals.noSuchPartner(at('partnerCode', '名录里没有这家机构，或者就是本单位'))
  const { partnerCode: _, amountEach, ...said } = given
  const plan: Plan = { ...said, ...taught, kind, amountEach: fen(amountEach), partner: partner?.id ?? null }
  const facts: PlanFacts = {
    kind,
    plannedOn,
    applicantKinds: applicant.kinds,
    partner: plan.partner !== null,
    heads: plan.heads,
    hours: plan.hours,
    onlineHours: plan.onlineHours,
    amountEach: plan.amountEach,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
  }
  const decision = mayBePlanned(facts, await ctx.standards())
  return { plan, decision, record: recordOf('programmes.may-be-planned', ctx.today, facts, decision) }
}

/** What is taught: a course of the city's list, or an occupation of the classification with its level. */
async function taughtIn(
  ctx: VerbContext,
  kind: ProgrammeKind,
  { occupation, level }: ChangedPlan,
  plannedOn: CivilDate,
): Promise<Pick<Plan, 'occupation' | 'level'>> {
  const standards = await ctx.standards()
  const course = courseOfKind(kind)
  if (course) {
    const found = courseOn(standards, plannedOn, occupation)
    if (found?.kind === course) return { occupation: found.name, level: COURSE_LEVEL }
    const all = coursesOn(standards, plannedOn, course).join('、')
    throw refusals.noSuchCourse(at('occupation', `没有“${occupation}”，请选：${all}`))
  }
  const register = registerOn(standards, ctx.today)
  if (register.classification !== null && !occupationIn(register, occupation))
    throw refusals.noSuchOccupation(at('occupation', `没有“${occupation}”，请在“职业”里查到正式名称再填`))
  if (level === undefined) throw refusals.noLevel(at('level', '请选等级'))
  return { occupation, level }
}

const at = (path: string, message: string) => ({ fields: [{ path, message }] })
