import type { CaseFile } from '../case/index.ts'
import type { Decision, DecisionRecord } from '../decision/decision.ts'
import type { VerbContext } from '../verb/index.ts'

/** Whom and what a re-examination is about, for its file. */
export interface About {
  district: string
  person?: string | null
  organisation?: string | null
  /** What it is called, with masked names only: “张*国 · 焊工四级 · 培训费补贴”. */
  title: string
  subtitle?: string
  /** Where the thing itself is to be seen. */
  href?: string
}

/** How things of one kind are re-examined; each module says it once for what it decides. */
export interface Reexaminable {
  /** The kind under which grounds are kept: 'claim', 'certificate' … */
  kind: string
  title: string
  about(ctx: VerbContext, id: string): Promise<About>
  /** The decision as it was made, and as it would be made on what is known today. */
  redecide(
    ctx: VerbContext,
    id: string,
  ): Promise<{ before: Decision<unknown> | null; after: Decision<unknown> | null; record?: DecisionRecord }>
  /** What follows when two people have found that it does not stand: revoked, recovered, changed. */
  overturn(ctx: VerbContext, id: string, file: CaseFile): Promise<void>
  /** What follows when they have found that it stands all the same. */
  stands?(ctx: VerbContext, id: string, file: CaseFile): Promise<void>
}

const known = new Map<string, Reexaminable>()

/** Says how things of this kind are re-examined. */
export function reexaminable(one: Reexaminable): Reexaminable {
  known.set(one.kind, one)
  return one
}

/** How things of this kind are re-examined; throws where nobody has said. */
export function reexaminableOf(kind: string): Reexaminable {
  const found = known.get(kind)
  if (!found) throw new Error(`nobody says how ${kind} is re-examined`)
  return found
}
