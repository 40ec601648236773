import { z } from 'zod'
import { Decision } from '../../../kernel/case/index.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { classById, completedTrainees } from '../../training/index.ts'
import { enrol } from '../application/enrol.ts'
import { waitingCount, waitingPlace } from '../application/waiting-list.ts'
import { ofClass } from '../exam/rules-exam.ts'
import { refusals } from '../refusals.ts'
import { type Exam, lockExam } from '../store.ts'

async function examToEnrol(ctx: VerbContext, id: string): Promise<Exam> {
  const exam = await lockExam(ctx.db, id)
  if (!exam) throw refusals.noSuchExam()
  ctx.act.subject('case', exam.number)
  return exam
}

function requireEnrolling(exam: Exam): void {
  if (exam.state !== 'enrolling') throw refusals.enrolmentClosed()
}

/** 导入结业学员: the trainees who completed the class that the examination is held for. */
export const enrolClass = verb({
  name: 'assessment.enrol-class',
  title: '导入结业学员',
  http: 'POST /assessment/exams/{id}/class',
  who: may('assessment.admit'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    enrolled: z.number().int(),
    eligible: z.number().int(),
    notEligible: z.number().int(),
    /** How many of all candidates wait for a seat. */
    waiting: z.number().int(),
  }),
  async run(ctx, { id }) {
    const exam = await examToEnrol(ctx, id)
    ctx.within({ organisation: exam.assessor })
    requireEnrolling(exam)
    if (!exam.class) throw refusals.examWithoutClass()
    const trained = await classById(ctx.db, exam.class)
    if (!trained || !ofClass({ occupation: exam.occupation.name, level: exam.level }, trained)) {
      throw refusals.otherOccupation()
    }
    const trainees = await completedTrainees(ctx.db, exam.class)
    if (trainees.length === 0) throw refusals.nobodyCompleted()
    const count = { enrolled: 0, eligible: 0, notEligible: 0 }
    for (const person of trainees) {
      const { enrolled, record } = await enrol(ctx, exam, person, { class: exam.class })
      if (enrolled) count.enrolled += 1
      if (record.decision.outcome === 'granted') count.eligible += 1
      else count.notEligible += 1
    }
    return { ...count, waiting: await waitingCount(ctx.db, exam) }
  },
})

/** 报名考级: a citizen applies; the answer is the decision on the conditions, with what is missing and from when. */
export const applyForExam = verb({
  name: 'assessment.apply',
  title: '报名考级',
  http: 'POST /assessment/exams/{id}/applications',
  who: may('assessment.apply'),
  input: z.strictObject({ id: z.uuid() }),
  /** `waiting`: the place among those who wait for a seat (候补), null for whoever has one in view. */
  output: z.object({ decision: Decision, waiting: z.number().int().nullable() }),
  async run(ctx, { id }) {
    const exam = await examToEnrol(ctx, id)
    requireEnrolling(exam)
    const person = ctx.actor.person
    if (!person) throw refusals.enrolAsOneself()
    const { record } = await enrol(ctx, exam, person, { class: null })
    return { decision: record.decision, waiting: await waitingPlace(ctx.db, exam, person) }
  },
})
