import type { Sealer } from '../sealing/sealer.ts'

/** What the audit keeps of an act besides who, when and which verb. */
export interface Act {
  /** The record that the act is about, as ('class', number). */
  subject(kind: string, id: string): void
  /** Why, in the actor's own words; asked for where a full identity is read. */
  purpose(text: string): void
  /** The state before and after, kept as keyed digests: few states are so rare that a bare one would not tell them. */
  before(state: unknown): void
  after(state: unknown): void
  district(code: string | null): void
}

export interface ActNotes {
  subjectKind: string | null
  subjectId: string | null
  purpose: string | null
  before: string | null
  after: string | null
  district: string | null
}

/** An empty act and the notes that it gathers. */
export function newAct(sealer: Pick<Sealer, 'mac'>): { act: Act; notes: ActNotes } {
  const digest = (state: unknown) => sealer.mac(JSON.stringify(state) ?? 'null', 'audit.state')
  const notes: ActNotes = {
    subjectKind: null,
    subjectId: null,
    purpose: null,
    before: null,
    after: null,
    district: null,
  }
  const act: Act = {
    subject(kind, id) {
      notes.subjectKind = kind
      notes.subjectId = id
    },
    purpose(text) {
      notes.purpose = text
    },
    before(state) {
      notes.before = digest(state)
    },
    after(state) {
      notes.after = digest(state)
    },
    district(code) {
      notes.district = code
    },
  }
  return { act, notes }
}
