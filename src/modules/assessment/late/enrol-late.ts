import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { scopeOn } from '../../organisations/index.ts'
import { enrol } from '../application/enrol.ts'
import { completedOf, type Enrolled } from '../exam/enrol-class.ts'
import { covers } from '../exam/rules-exam.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, examOfCase, lockExam } from '../store.ts'
import { LATE_INSTEAD, lateOver } from './plan-late.ts'

/**
 * 补报结业学员: who completed the class after seats were given is registered, while the papers are sealed and the organisation may still examine it.
 * Whoever has a seat is not touched; those registered get theirs by 补排座位.
 */
export async function enrolLate(ctx: VerbContext, file: CaseFile): Promise<StepOutcome<Enrolled>> {
  const exam = await lockExam(ctx.db, (await examOfCase(ctx.db, file.number)).id)
  if (exam?.state !== 'seated') throw refusals.noSeatsGiven()
  const over = await lateOver(ctx, exam)
  if (over) throw refusals.enrolmentOver({ detail: `${over}。${LATE_INSTEAD}` })
  const asked = { occupation: exam.occupation.name, level: exam.level }
  if (!covers(await scopeOn(ctx.db, exam.assessor, 'assessment', exam.heldOn), asked))
    throw refusals.outsideScope()
  const known = new Set((await candidatesOf(ctx.db, exam.id)).map(({ person }) => person))
  const fresh = (await completedOf(ctx, exam)).filter((person) => !known.has(person))
  if (fresh.length === 0) throw refusals.nobodyNew()
  const count = { enrolled: fresh.length, eligible: 0, notEligible: 0 }
  for (const person of fresh) {
    // As of somebody who applies: whoever has a place elsewhere does not get a second one.
    const { record } = await enrol(ctx, { ...exam, state: 'enrolling' }, person, { class: exam.class })
    count[record.decision.outcome === 'granted' ? 'eligible' : 'notEligible'] += 1
  }
  return {
    note: `补报 ${count.enrolled} 人，符合条件 ${count.eligible} 人，不符合 ${count.notEligible} 人`,
    answer: { ...count, waiting: count.eligible },
  }
}
