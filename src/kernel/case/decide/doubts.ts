import { createHash } from 'node:crypto'
import type { VerbContext } from '../../verb/index.ts'
import type { Comparison } from '../evidence.ts'
import type { Procedure, Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseFile } from '../store/case-file.ts'

/** Something that the rules doubt and a person has to look at (疑点); the code stands for these very words. */
export interface Doubt {
  code: string
  text: string
}

/** Everything doubtful in a case, each thing once: what does not agree with a register, and what was noticed besides. */
export function doubtsOf(comparisons: readonly Comparison[], attention: readonly string[]): Doubt[] {
  const compared = comparisons.filter(({ result }) => result !== 'ok').flatMap(wordsOf)
  const noticed = attention.filter((text) => !compared.some((said) => said.includes(text)))
  return [...new Set([...compared, ...noticed])].map((text) => ({ code: codeOf(text), text }))
}

const wordsOf = ({ item, declared, authoritative, note, each }: Comparison): string[] =>
  each && each.length > 0
    ? [...each]
    : [`${item}：${note ?? `填报“${declared || '—'}”，权威数据为“${authoritative}”`}`]

/** A doubt whose words have changed is another doubt, and has not been seen. */
export const codeOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** Whether this step decides in favour, so that its taker answers for every doubt. */
export const answersForDoubts = (step: Step): boolean => step.decides === true && step.tone !== 'bad'

/**
 * The doubts that whoever decides has acknowledged, one by one (逐条确认). Throws where one is open: nobody decides
 * in favour of what was not read. The system decides by rule and acknowledges nothing.
 */
export async function requireDoubtsSeen(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  step: Step,
  acknowledged: readonly string[],
): Promise<string[]> {
  if (!answersForDoubts(step) || ctx.actor.kind === 'system') return []
  const evidence = await procedure.evidence?.(ctx, file)
  const doubts = doubtsOf(evidence?.comparisons ?? [], file.attention)
  const open = doubts.filter(({ code }) => !acknowledged.includes(code))
  if (open.length > 0)
    throw refusals.doubtsOpen({
      detail: `共 ${doubts.length} 处疑点，还有 ${open.length} 处没有确认。请逐条看过再决定。`,
      fields: open.slice(0, 200).map(({ text }) => ({ path: 'acknowledged', message: text })),
    })
  if (doubts.length > 0) ctx.act.purpose(`逐条确认了 ${doubts.length} 处疑点`)
  return doubts.map(({ text }) => text)
}
