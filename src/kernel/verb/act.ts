import type { Sealer } from '../sealing/sealer.ts'

/** What the audit keeps of an act besides who, when and which verb. */
export interface Act {
  /** The record that the act is about, as ('class', number). */
  subject(kind: string, id: string): void
  /** Why, in the actor's own words; asked for where a full identity is read. */
  purpose(text: string): void
  /** The act did nothing: what was sent in was given back for this cause, with the answer that says so (退回). */
  sentBack(why: string): void
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
  sentBack?: true
}

/** An act being done: its notes, and what the system does as its consequence (`ctx.asSystem`). */
export interface Making {
  act: Act
  notes: ActNotes
  consequences: Consequence[]
}

/** What the system does within an act: one note for each record that it touches. */
export interface Consequence {
  notes: ActNotes[]
}

const empty = (purpose: string | null = null): ActNotes => ({
  subjectKind: null,
  subjectId: null,
  purpose,
  before: null,
  after: null,
  district: null,
})

/** An empty act and the notes that it gathers. */
export function newAct(sealer: Pick<Sealer, 'mac'>): Making {
  const notes = empty()
  return { act: actOn(sealer, () => notes), notes, consequences: [] }
}

/** An empty automatic act, with its reason; each record that it names as its subject gets a note of its own. */
export function newConsequence(sealer: Pick<Sealer, 'mac'>, why: string | null): Consequence & { act: Act } {
  const notes: ActNotes[] = []
  const current = () => {
    if (notes.length === 0) notes.push(empty(why))
    return notes.at(-1) as ActNotes
  }
  const act: Act = {
    ...actOn(sealer, current),
    subject(kind, id) {
      const last = current()
      if (last.subjectId !== null && (last.subjectKind !== kind || last.subjectId !== id))
        notes.push(empty(why))
      Object.assign(current(), { subjectKind: kind, subjectId: id })
    },
  }
  return { act, notes }
}

function actOn(sealer: Pick<Sealer, 'mac'>, notes: () => ActNotes): Act {
  const digest = (state: unknown) => sealer.mac(JSON.stringify(state) ?? 'null', 'audit.state')
  return {
    subject(kind, id) {
      Object.assign(notes(), { subjectKind: kind, subjectId: id })
    },
    purpose(text) {
      notes().purpose = text
    },
    sentBack(why) {
      Object.assign(notes(), { purpose: why, sentBack: true })
    },
    before(state) {
      notes().before = digest(state)
    },
    after(state) {
      notes().after = digest(state)
    },
    district(code) {
      notes().district = code
    },
  }
}
