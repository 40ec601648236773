import type { VerbContext } from '../../../kernel/verb/index.ts'
import { assessmentKind, PAPER_NAMES } from '../standard.ts'
import type { Candidate, Exam } from '../store.ts'

/** What a candidate sits of an examination, in words: 理论知识、操作技能; of a resit only what was not passed. */
export async function papersToSit(
  ctx: VerbContext,
  { heldOn, level }: Pick<Exam, 'heldOn' | 'level'>,
): Promise<(of: Pick<Candidate, 'carried'>) => string> {
  const papers = (await ctx.standards()).inForce(assessmentKind, heldOn)?.data.papers.byLevel[level] ?? []
  return ({ carried }) =>
    papers
      .filter((paper) => !carried.some((one) => one.paper === paper))
      .map((paper) => PAPER_NAMES[paper])
      .join('、')
}
