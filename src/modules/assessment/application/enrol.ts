import { lockName } from '../../../kernel/database/index.ts'
import { type DecisionRecord, recordOf } from '../../../kernel/decision/decision.ts'
import type { Ground } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { carriedInto } from '../resit/carried.ts'
import { eligibility } from '../rules.ts'
import { type Exam, upsertCandidate } from '../store.ts'
import { applicantFacts } from './applicant-facts.ts'

/** Whether a person may sit an examination (资格审核), by the conditions of its level on its day, and what that rests on. */
export async function decideEligibility(
  ctx: VerbContext,
  exam: Exam,
  person: string,
): Promise<{ record: DecisionRecord; grounds: Ground[] }> {
  const { facts, sources } = await applicantFacts(ctx, exam, person)
  const decision = eligibility(facts, await ctx.standards())
  const by = decision.value?.by ?? ''
  return {
    record: recordOf('assessment.eligibility', ctx.today, facts, decision),
    // Only what the alternative that is met rests on: a job that did not count may go without anybody noticing.
    grounds: sources
      .filter(({ serves }) => serves === 'staff' || by.includes(serves))
      .map(({ kind, id, trust }) => ({ kind, id, trust })),
  }
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
  // Two examinations that enrol one person at the same moment see each other.
  await lockName(ctx.db, `exam candidate ${person}`)
  const record = await ctx.kept((await decideEligibility(ctx, exam, person)).record)
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
