import type { CivilDate } from '../value/time/civil-date.ts'
import type { Clause, Decision, DecisionRecord, Outcome, Reason } from './decision.ts'
import { asSaid, Stated } from './stated.ts'
import { type Values, wordingOf } from './wording.ts'

/** A clause: document, article, how it is cited; the fourth only where it is assumed (推定). */
type KeptClause = [document: string, article: string | null, text: string, status?: 'assumed']

/** A reason: its wording, whether it is met, which of the clauses, its values, and whether they are assumed beside the clause. */
type KeptReason = [key: string, met: boolean, clause: number, values?: Values, assumed?: true]

interface KeptDecision {
  outcome: Outcome
  value: unknown
  /** Reasons that were kept before words were drawn stand with their words. */
  reasons: (KeptReason | Reason)[]
  clauses?: KeptClause[]
  editions: string[]
}

/** A decision's record as the database keeps it: codes and values, each clause once. */
export interface KeptRecord {
  rule: string
  decidedOn: CivilDate
  facts: unknown
  /** Only where it was kept before words were drawn. */
  editions?: string[]
  decision: KeptDecision
  standards?: string
}

/** A record in the shape in which it is kept. */
export function keptRecord({ decision, editions: _, ...record }: DecisionRecord): KeptRecord {
  return { ...record, decision: keptDecision(decision) }
}

/** A record as it was kept, now or before words were drawn. */
export function readRecord(kept: KeptRecord): DecisionRecord
export function readRecord(kept: KeptRecord | null): DecisionRecord | null
export function readRecord(kept: KeptRecord | null): DecisionRecord | null {
  if (kept === null) return null
  const { decision, editions, ...record } = kept
  return { ...record, editions: editions ?? decision.editions, decision: readDecision(decision) }
}

/** Whether a decision is the same as the kept one: code by code, and word by word where words were kept. */
export function sameAsKept(decision: Decision<unknown>, kept: Decision<unknown>): boolean {
  const inWords = kept.reasons.some((reason) => !isDrawn(reason))
  return inWords
    ? canonical(decision) === canonical(kept)
    : canonical(keptDecision(decision)) === canonical(keptDecision(kept))
}

/** The same text for the same content, whatever the order of its keys: the database does not keep it. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

function keptDecision({ outcome, value, reasons, editions }: Decision<unknown>): KeptDecision {
  const clauses: Clause[] = []
  const kept = reasons.map((reason) => (isDrawn(reason) ? keptReason(reason, clauses) : reason))
  return {
    outcome,
    value,
    reasons: kept,
    clauses: clauses.map(({ document, article, text, status }) =>
      status === 'assumed' ? [document, article, text, status] : [document, article, text],
    ),
    editions,
  }
}

const isDrawn = (reason: Reason): reason is Stated => reason instanceof Stated && reason.says.key !== null

function keptReason({ says, met, clause, values, assumed }: Stated, clauses: Clause[]): KeptReason {
  const known = clauses.findIndex((one) => one === clause || sameClause(one, clause))
  const at = known < 0 ? clauses.push(clause) - 1 : known
  const kept: KeptReason = [says.key as string, met, at]
  const more = assumed && clause.status !== 'assumed'
  if (values.length > 0 || more) kept.push(values)
  if (more) kept.push(true)
  return kept
}

const sameClause = (one: Clause, other: Clause): boolean =>
  one.document === other.document &&
  one.article === other.article &&
  one.text === other.text &&
  one.status === other.status

function readDecision({ outcome, value, reasons, clauses = [], editions }: KeptDecision): Decision<unknown> {
  const cited = clauses.map(
    ([document, article, text, status = 'confirmed' as const]): Clause => ({
      document,
      article,
      text,
      status,
    }),
  )
  return { outcome, value, reasons: reasons.map((reason) => readReason(reason, cited)), editions }
}

function readReason(kept: KeptReason | Reason, clauses: readonly Clause[]): Reason {
  if (!Array.isArray(kept)) return asSaid(kept)
  const [key, met, at, values = [], assumed = false] = kept
  const clause = clauses[at]
  if (clause === undefined) throw new Error(`${key} cites clause ${at} of ${clauses.length}`)
  return new Stated(wordingOf(key), met, clause, values, assumed || clause.status === 'assumed')
}
