import { openCase } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Exam, enteredBy, type Paper, publishedMarks } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { accountsThatGave } from '../store/marks.ts'
import { appealProcedure } from './procedure.ts'
import { appealsIn, insertAppeal } from './store.ts'

/** 依职权复核: a published mark is looked at again without having been asked for, as a decision says; one that is looked at already is enough. */
export async function openAppealFor(
  ctx: VerbContext,
  exam: Exam,
  { person, paper, why }: { person: string; paper: Paper; why: string },
): Promise<string> {
  const before = (await appealsIn(ctx.db, exam.id, person)).find((one) => one.paper === paper)
  if (before) return `这一科的复核 ${before.number} 已经开过`
  const mark = (await publishedMarks(ctx, exam.id, person))?.papers.find((one) => one.paper === paper)
  if (!mark || mark.value === null || mark.carried) throw refusals.nothingToMarkAgain()
  const judged = mark.byMachine
    ? await accountsThatGave(ctx.db, exam.id, person)
    : await enteredBy(ctx, exam.id, person, paper)
  const { number } = await openCase(ctx, appealProcedure, {
    district: exam.district,
    person,
    organisation: exam.assessor,
    title: `成绩复核：${exam.occupation.name} ${levelName(exam.level)} ${mark.title}`,
    subtitle: exam.number,
    form: { exam: exam.id, paper, judged },
    note: why,
  })
  const { assessor, district, number: examNumber } = exam
  await insertAppeal(ctx.db, {
    number,
    exam: exam.id,
    examNumber,
    assessor,
    district,
    person,
    paper,
    value: mark.value,
    byMachine: mark.byMachine,
    said: `${why}：原来的评分人应当回避，换人复评。`,
  })
  return `开成绩复核 ${number}`
}
