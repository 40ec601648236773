import { z } from 'zod'
import { Decision } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { enrol } from '../application/enrol.ts'
import { waitingPlace } from '../application/waiting-list.ts'
import { refusals } from '../refusals.ts'
import { lockExam } from '../store.ts'

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
    const exam = await lockExam(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    ctx.act.subject('case', exam.number)
    if (exam.state !== 'enrolling' || exam.heldOn < ctx.today) throw refusals.enrolmentClosed()
    const person = ctx.actor.person
    if (!person) throw refusals.enrolAsOneself()
    const { record } = await enrol(ctx, exam, person, { class: null })
    return { decision: record.decision, waiting: await waitingPlace(ctx.db, exam, person) }
  },
})
