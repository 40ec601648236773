import type { z } from 'zod'
import { stateShown } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { examProcedure } from '../exam/procedure.ts'
import type { Exam } from '../store.ts'
import type { ExamView } from './shapes.ts'

/** Examinations as they are listed, with their assessors' names. */
export async function examViews(
  ctx: VerbContext,
  exams: readonly Exam[],
): Promise<z.infer<typeof ExamView>[]> {
  const names = await organisationsByIds(
    ctx.db,
    exams.map((exam) => exam.assessor),
  )
  return exams.map((exam) => ({
    ...stateWords(exam.state),
    id: exam.id,
    number: exam.number,
    occupation: exam.occupation.name,
    level: String(exam.level),
    heldOn: exam.heldOn,
    begun: exam.heldOn <= ctx.today,
    place: exam.place,
    capacity: exam.capacity,
    assessor: names.get(exam.assessor)?.name ?? '',
    district: exam.district,
    state: exam.state,
    class: exam.class,
  }))
}

function stateWords(state: Exam['state']) {
  const { title, tone } = stateShown(examProcedure, state)
  return { stateTitle: title, stateTone: tone }
}
