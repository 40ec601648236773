import { openCase } from '../../../../kernel/case/index.ts'
import { levelName } from '../../../../kernel/value/level.ts'
import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { PAPER_NAMES } from '../../standard.ts'
import { candidatesOf, type Exam } from '../../store.ts'
import type { SteppedBack } from '../desk.ts'
import { findingProcedure } from './procedure.ts'
import { insertFinding, openFindings } from './store.ts'

/** Opens the case of one thing that a bound person had in hand; one that is open already is enough. */
export async function openFinding(
  ctx: VerbContext,
  exam: Exam,
  one: SteppedBack & { person: string; name: string; judged: string[] },
): Promise<void> {
  const { person, candidate, paper, said } = one
  const open = (await openFindings(ctx.db, exam.id)).some(
    (old) => old.person === person && old.candidate === candidate && old.paper === paper,
  )
  if (open) return
  const seat = (await candidatesOf(ctx.db, exam.id)).find((of) => of.person === candidate)?.seat
  const { number } = await openCase(ctx, findingProcedure, {
    district: exam.district,
    organisation: exam.assessor,
    title: `回避核查：${exam.occupation.name} ${levelName(exam.level)} ${paper ? PAPER_NAMES[paper] : '监考'}`,
    subtitle: [exam.number, seat ? `${seat} 号` : null, one.name].filter(Boolean).join(' · '),
    form: { exam: exam.id, said, judged: one.judged },
  })
  await insertFinding(ctx.db, { number, exam: exam.id, person, candidate, paper, said, at: ctx.now })
}
