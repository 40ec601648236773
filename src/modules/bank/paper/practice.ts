import type { VerbContext } from '../../../kernel/verb/index.ts'
import { openItem } from '../batch/contents.ts'
import { drawablesOf, type Shelf, versionsInUse } from '../batch/store.ts'
import { forCandidate } from '../item/candidate.ts'
import { type CandidateItem, KINDS } from '../item/item.ts'

/**
 * 练习卷: questions that an organisation keeps for practice, of as many kinds as there are, as a candidate sees them. Nothing that is kept for
 * examinations is among them, and nothing that was written for one ever gets here.
 */
export async function practiceQuestions(
  ctx: Pick<VerbContext, 'db' | 'sealer'>,
  shelf: Omit<Shelf, 'purpose'>,
  most: number,
): Promise<CandidateItem[]> {
  const all = await drawablesOf(ctx.db, shelf, 'practice')
  const byKind = KINDS.map((kind) => all.filter((one) => one.kind === kind))
  const turns = Array.from({ length: most }, (_, turn) => byKind.flatMap((of) => of[turn] ?? []))
  const chosen = turns.flat().slice(0, most)
  if (chosen.length === 0) return []
  const versions = new Map((await versionsInUse(ctx.db, chosen)).map((one) => [one.item, one]))
  return chosen.flatMap(({ item }) => {
    const found = versions.get(item)
    return found ? [forCandidate(openItem(ctx, found))] : []
  })
}
