import type { DecisionRecord } from '../../decision/decision.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'

/** What a case was filed with; its procedure says what is in it. */
export type Form = Record<string, unknown>

/** A case (办件) as it stands. */
export interface CaseFile<F = Form> {
  number: string
  kind: string
  district: string
  person: string | null
  organisation: string | null
  applicant: string | null
  title: string
  subtitle: string
  state: string
  revision: number
  /** 分 */
  amount: number | null
  form: F
  record: DecisionRecord | null
  attention: string[]
  held: { code: string; text: string; whose: string | null; since: Date } | null
  handler: string | null
  /** The last day on which it may stand here; while it is held no time runs. */
  dueOn: CivilDate | null
  /** How that day was counted; null where it is an absolute day or none. */
  term: { from: CivilDate; days: number } | null
  /** Years whose holidays were not published when it was counted. */
  estimatedYears: number[]
  escalatedOn: CivilDate | null
  openedAt: Date
  movedAt: Date
  closedAt: Date | null
}

/** Something that happened to a case. */
export interface CaseEvent {
  number: string
  seq: number
  step: string
  from: string | null
  to: string
  actor: string | null
  actorLabel: string
  actorKind: string
  at: Date
  note: string | null
  reason: string | null
  payload: unknown
}
