import type { VerbContext } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { examinersOf } from '../examiners/assign.ts'
import { PAPER_NAMES } from '../standard.ts'
import { type Exam, marksOf } from '../store.ts'
import { type Bound, type SteppedBack, stepBackEverywhere } from './desk.ts'
import { openFinding } from './finding/open.ts'
import { accountsOf } from './holder.ts'

/**
 * 回避以后: what a bound person has not begun goes to somebody else in the same act, nobody else is moved; what was given already, or what nobody
 * else can take, becomes a case (回避核查) that somebody else decides.
 */
export async function takeEffect(ctx: VerbContext, exam: Exam, bound: Bound): Promise<string[]> {
  if (bound.candidates.length === 0) return []
  const all = [...(await stepBackEverywhere(ctx, exam, bound)), ...(await enteredByHand(ctx, exam, bound))]
  const stays = all.filter(({ moved }) => !moved)
  if (stays.length > 0) {
    const judged = await accountsOf(ctx, exam, bound.person)
    const name = (await peopleByIds(ctx, [bound.person])).get(bound.person)?.name ?? ''
    for (const one of stays) await openFinding(ctx, exam, { ...one, person: bound.person, name, judged })
  }
  return all.map(({ said }) => said)
}

/** Papers of which no module above keeps the marks: whoever was assigned examined everybody. */
async function enteredByHand(ctx: VerbContext, exam: Exam, bound: Bound): Promise<SteppedBack[]> {
  const assigned = (await examinersOf(ctx.db, exam.id)).some(({ person }) => person === bound.person)
  if (!assigned) return []
  const found = (await marksOf(ctx.db, exam.id)).filter(
    ({ person, entry, source }) => source === 'people' && entry === 1 && bound.candidates.includes(person),
  )
  return found.map(({ person, paper }) => ({
    candidate: person,
    paper,
    moved: false,
    said: `${PAPER_NAMES[paper]}已经由两个人录入成绩`,
  }))
}
