import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { classById, completedTrainees } from '../../training/index.ts'
import { enrol } from '../application/enrol.ts'
import { waitingCount } from '../application/waiting-list.ts'
import { refusals } from '../refusals.ts'
import { type Exam, examOfCase, lockExam } from '../store.ts'
import { ofClass } from './rules-exam.ts'

/** How many of the class were enrolled, and how many of all candidates wait for a seat. */
export const Enrolled = z.object({
  enrolled: z.number().int(),
  eligible: z.number().int(),
  notEligible: z.number().int(),
  waiting: z.number().int(),
})
export type Enrolled = z.output<typeof Enrolled>

/** 导入结业学员: the trainees who completed the class that the examination is held for. */
export async function enrolClass(ctx: VerbContext, file: CaseFile): Promise<StepOutcome<Enrolled>> {
  const exam = await lockExam(ctx.db, (await examOfCase(ctx.db, file.number)).id)
  if (!exam) throw refusals.noSuchExam()
  if (exam.heldOn < ctx.today) throw refusals.enrolmentClosed()
  const trainees = await completedOf(ctx, exam)
  const count = { enrolled: 0, eligible: 0, notEligible: 0 }
  for (const person of trainees) {
    const { enrolled, record } = await enrol(ctx, exam, person, { class: exam.class })
    if (enrolled) count.enrolled += 1
    if (record.decision.outcome === 'granted') count.eligible += 1
    else count.notEligible += 1
  }
  return {
    note: `新导入 ${count.enrolled} 人，符合条件 ${count.eligible} 人，不符合 ${count.notEligible} 人`,
    answer: { ...count, waiting: await waitingCount(ctx.db, exam) },
  }
}

/** Who completed the class that an examination is held for; refused where it is held for none, for another's occupation, or nobody did. */
export async function completedOf(ctx: VerbContext, exam: Exam): Promise<string[]> {
  if (!exam.class) throw refusals.examWithoutClass()
  const trained = await classById(ctx.db, exam.class)
  if (!trained || !ofClass({ occupation: exam.occupation.name, level: exam.level }, trained))
    throw refusals.otherOccupation()
  const trainees = await completedTrainees(ctx.db, exam.class)
  if (trainees.length === 0) throw refusals.nobodyCompleted()
  return trainees
}
