import type { DecisionRecord } from '../decision/decision.ts'
import type { CivilDate } from '../value/civil-date.ts'

/** A case (办件) as it stands. */
export interface CaseFile {
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
  form: Record<string, unknown>
  record: DecisionRecord | null
  attention: string[]
  held: { code: string; text: string; since: Date } | null
  handler: string | null
  dueOn: CivilDate | null
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
