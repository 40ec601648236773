import { type DecisionRecord, recordOf } from '../../kernel/decision/decision.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { applicantFacts } from './applicant-facts.ts'
import { carriedInto } from './carried.ts'
import { eligibility } from './rules.ts'
import { type Exam, upsertCandidate } from './store.ts'

/** Whether a person may sit an examination (资格审核), by the conditions of its level on its day. */
export async function eligibilityFor(ctx: VerbContext, exam: Exam, person: string): Promise<DecisionRecord> {
  const { facts } = await applicantFacts(ctx, exam, person)
  return recordOf('assessment.eligibility', ctx.today, facts, eligibility(facts, await ctx.standards()))
}

/**
 * Enrols a person (报名), or decides again about one who applied before: who does not meet the conditions is kept with
 * the reasons and gets no seat. Who failed some papers within the time carries those passed (补考).
 */
export async function enrol(
  ctx: VerbContext,
  exam: Exam,
  person: string,
  from: { class: string | null },
): Promise<{ enrolled: boolean; record: DecisionRecord }> {
  const record = await ctx.kept(await eligibilityFor(ctx, exam, person))
  const enrolled = await upsertCandidate(ctx.db, exam.id, {
    person,
    class: from.class,
    eligible: record.decision.outcome === 'granted',
    eligibility: record,
    carried: await carriedInto(ctx.db, exam, person, await ctx.standards()),
    at: ctx.now,
  })
  return { enrolled, record }
}
