import { type DecisionRecord, recordOf } from '../../kernel/decision/decision.ts'
import { sameOccupation } from '../../kernel/value/occupation.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { certificatesOf } from '../certificates/index.ts'
import { personById, statusesOf } from '../people/index.ts'
import type { Applicant } from './applicant.ts'
import { eligibility } from './rules.ts'
import { type Exam, insertCandidate } from './store.ts'

/** What an applicant says of schooling; work and certificates are read from the registers. */
export type Declared = Pick<Applicant, 'titles' | 'education'>

/** Whether a person may sit an examination (资格审核), by the conditions of its level on its day. */
export async function eligibilityFor(
  ctx: VerbContext,
  exam: Exam,
  person: string,
  declared: Declared = { titles: [], education: [] },
): Promise<DecisionRecord> {
  const found = await personById(ctx, person)
  if (!found) throw new Error(`no person ${person}`)
  const held = await certificatesOf(ctx.db, person)
  const work = (await statusesOf(ctx.db, person)).filter((status) => status.kind === 'employed')
  const facts = {
    occupation: exam.occupation.name,
    level: exam.level,
    applicant: {
      onDay: exam.heldOn,
      born: found.born,
      work: work.map(({ from, to }) => ({ from, to })),
      certificates: held
        .filter(
          (one) =>
            one.state === 'valid' &&
            sameOccupation(one.workType ?? one.occupation.name, exam.occupation.name),
        )
        .map((one) => ({ level: one.level, issuedOn: one.issuedOn })),
      ...declared,
    },
  }
  return recordOf('assessment.eligibility', ctx.today, facts, eligibility(facts, await ctx.standards()))
}

/** Enrols a person (报名); who does not meet the conditions is kept with the reasons, and gets no seat. */
export async function enrol(
  ctx: VerbContext,
  exam: Exam,
  person: string,
  from: { class: string | null; declared?: Declared },
): Promise<{ enrolled: boolean; record: DecisionRecord }> {
  const record = await eligibilityFor(ctx, exam, person, from.declared)
  const eligible = record.decision.outcome === 'granted'
  const enrolled = await insertCandidate(ctx.db, exam.id, {
    person,
    class: from.class,
    eligible,
    eligibility: record,
    at: ctx.now,
  })
  return { enrolled, record }
}
