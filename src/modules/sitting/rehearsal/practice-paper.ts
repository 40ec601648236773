import { z } from 'zod'
import { clauseReference, standardKind } from '../../../kernel/standard/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { CandidateItem, practiceQuestions } from '../../bank/index.ts'

const practiceData = z.strictObject({
  minutes: z.number().int().min(1).max(120),
  /** One of each kind; nothing here is examined. */
  items: z.array(CandidateItem).min(1).max(30),
  clause: clauseReference,
})
export type PracticeData = z.output<typeof practiceData>

/** A paper of no trade, with a question of each kind, so that anybody has seen the screen once (机考体验卷). */
export const practiceKind = standardKind<PracticeData>('practice-paper', practiceData, '机考体验卷')

/** As many questions are answered in a rehearsal. */
const MOST = 10

/** The city's own practice paper, as a candidate sees it. */
export async function cityPaper(ctx: Pick<VerbContext, 'standards' | 'today'>): Promise<PracticeData> {
  const standards = await ctx.standards()
  const edition = standards.inForce(practiceKind, ctx.today) ?? standards.all(practiceKind)[0]
  if (!edition) throw new Error('the city has no practice paper')
  return edition.data
}

/** What is rehearsed with: the practice questions of the organisation for this trade, the city's paper where it keeps none. */
export async function rehearsalPaper(ctx: VerbContext, exam: string): Promise<CandidateItem[]> {
  const found = await examById(ctx.db, exam)
  const own = found
    ? await practiceQuestions(
        ctx,
        { organisation: found.assessor, occupation: found.occupation.name, level: found.level },
        MOST,
      )
    : []
  return own.length > 0 ? own : (await cityPaper(ctx)).items
}
