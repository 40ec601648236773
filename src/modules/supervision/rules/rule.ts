import type { Values, Wording } from '../../../kernel/decision/wording.ts'
import type { Records } from '../records.ts'
import type { Limits } from '../standard.ts'

/** The checks (疑点规则): the fifteen of 3.7, and a remote check that nobody answered (F16, R1.7). */
export const RULE_IDS = [
  'F1',
  'F2',
  'F3',
  'F4',
  'F5',
  'F6',
  'F7',
  'F8',
  'F9',
  'F10',
  'F11',
  'F12',
  'F13',
  'F14',
  'F15',
  'F16',
] as const
export type RuleId = (typeof RULE_IDS)[number]

/** One line of the evidence timeline (证据时间线): when, what, and who says so. */
export interface Moment {
  /** An instant in milliseconds, or a day. */
  at: number | string
  text: string
  source: string
}

/** What a suspicion is about. */
export type Subject = 'class' | 'person' | 'exam' | 'organisation' | 'competition' | 'people'

/** Something that one rule looks at closely: the values that decide, and what to do where they are suspicious. */
export interface Candidate<V extends Values> {
  values: V
  about: { kind: Subject; id: string }
  organisation: string | null
  people: readonly string[]
  /** The classes and trainees that a finding would be against (R1.10). */
  against: readonly { class: string; person: string | null }[]
  /** What would have to be examined again. */
  rests: readonly { kind: 'certificate' | 'claim'; id: string }[]
  timeline(): Moment[]
}

/** One check: it narrows the records down to candidates, and says of the values of one whether they are suspicious. */
export interface Rule<V extends Values = Values> {
  id: RuleId
  says: Wording<V>
  candidates(records: Indexed, limits: Limits): Iterable<Candidate<V>>
  suspects(values: V, limits: Limits): boolean
}

/** Keeps the values of one rule typed within it. */
export const rule = <V extends Values>(one: Rule<V>): Rule => one as unknown as Rule

/** Records with the ways into them that several rules ask for. */
export interface Indexed extends Records {
  person: ReadonlyMap<string, Records['people'][number]>
  organisation: ReadonlyMap<string, Records['organisations'][number]>
}

/** Finds the ways into the records, once for all rules; in an order of their own, whatever order they came in. */
export const indexed = (records: Records): Indexed => ({
  ...records,
  classes: byId(records.classes),
  people: byId(records.people),
  exams: byId(records.exams),
  certificates: byId(records.certificates),
  person: new Map(records.people.map((one) => [one.id, one])),
  organisation: new Map(records.organisations.map((one) => [one.id, one])),
})

const byId = <T extends { id: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

/** Rows by a key, in their order. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const of = key(row)
    const one = found.get(of)
    if (one) one.push(row)
    else found.set(of, [row])
  }
  return found
}
