import type { Clause, DecisionRecord } from '../decision/decision.ts'
import type { Actor } from '../identity/actor.ts'
import type { Standards } from '../standard/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { Access, VerbContext } from '../verb/index.ts'
import type { Evidence } from './evidence.ts'
import type { Hold } from './step/hold.ts'
import type { CaseFile } from './store/case-file.ts'

/** A term in working days and the clause that sets it. */
export interface Term {
  days: number
  clause: Clause
}

/** A term from the standards in force on a day: deadlines are policy, not code. */
export type TermOf = (standards: Standards, day: CivilDate) => Term

/** What is known of a case when its time in a state is counted; it has no number yet while it is being opened. */
export type Timed = Pick<CaseFile, 'kind' | 'district' | 'person' | 'organisation' | 'form'> & {
  number: string | null
}

/** How long a case may stand in a state: a term, an absolute day, or no term at all with the reason said. */
export type StateTime =
  | TermOf
  | { until(ctx: VerbContext, about: Timed): CivilDate | Promise<CivilDate> }
  | { noTerm: string }

export interface State {
  title: string
  /** Who has the case in hand here, as the applicant reads it (“区人社局受理岗”). */
  holder: string
  /** Which of the four steps of the progress bar: 1 提交, 2 审核, 3 公示, 4 办结. */
  progress: 1 | 2 | 3 | 4
  /** How long it may stay here before it is escalated (督办); said of every state but the last and those in notice. */
  within?: StateTime
  /** What its people are told when it comes here, where its title alone would not tell them (消息). */
  tells?: { text: string; asks?: true }
  /** Set where the case ends. */
  ends?: 'done' | 'refused' | 'withdrawn'
  /** The case stands in public notice here. */
  notice?: {
    title(file: CaseFile): string
    /** What is shown of each case, in their order; asked once for all that enter together. */
    fields(ctx: VerbContext, files: readonly CaseFile[]): Promise<NoticeField[][]>
    term: TermOf
  }
}

/** One line of a public notice; names come masked. */
export interface NoticeField {
  label: string
  text: string
}

export interface Choice {
  code: string
  text: string
}

/** What an actor gives with a step. */
export interface Taking {
  note?: string | undefined
  reason?: string | undefined
  corrections?: string[] | undefined
  /** What a step of its own kind needs besides; checked by the step's `run`. */
  input?: unknown
}

/** What a step's own work may turn it into. */
export interface StepOutcome {
  /** Another state than the step's own. */
  to?: string
  /** The case is held there for this cause; without `to` it stays where it was. */
  hold?: Hold
  record?: DecisionRecord
  amount?: number | null
  attention?: string[]
  /** The organisation that the case now belongs to. */
  organisation?: string | null
  /** From whom it comes, where that has changed. */
  subtitle?: string
}

export interface Step {
  /** The button: a verb. */
  title: string
  from: string | readonly string[]
  to: string
  /** Who may take it; a step without `who` is taken by the clock or by the system. */
  who?: Access
  by?: 'clock' | 'system'
  /** It belongs to one party of the case: why this actor is not that party, or null. Its officers are not asked. */
  party?(actor: Actor, file: CaseFile): string | null
  /** Whoever takes it vouches for the case: accepts, recommends, enters or proposes it (担保). */
  vouches?: true
  /** It decides the case: nobody who filed it or has vouched for it may take it (四眼原则, kept by the kernel). */
  decides?: true
  /** It moves money: whoever takes it confirms the amount first. */
  moves?: true
  /** At most once in the life of a case (一次告知). */
  once?: true
  /** Offered only while the case is held for this cause, which it settles; such cases are work of whoever may take it. */
  settles?: string
  asks?: 'note' | 'corrections' | 'reason'
  reasons?: readonly Choice[]
  corrections?: readonly Choice[]
  tone?: 'primary' | 'plain' | 'bad'
  /** For a clock step out of a state in notice: only when no objection is open. */
  unless?: 'objection'
  /** Not offered in lists of buttons, since a page of its own leads to it. */
  hidden?: true
  /** The step's own work, in the same transaction. */
  run?(ctx: VerbContext, file: CaseFile, taking: Taking): Promise<StepOutcome | undefined>
}

export interface ProcedureDefinition {
  /** Two letters, the beginning of the case number. */
  kind: string
  title: string
  /** The clause that the whole procedure rests on. */
  starts: string
  states: Readonly<Record<string, State>>
  steps: Readonly<Record<string, Step>>
  /** Its evidence sets what was filed beside what registers say, so that cases where all agrees may be decided together. */
  compared?: true
  /** Side-by-side evidence for whoever reviews. */
  evidence?(ctx: VerbContext, file: CaseFile): Promise<Evidence>
  /** For a held case: what holds it still, or the decision with which it goes on. */
  resume?(
    ctx: VerbContext,
    file: CaseFile,
  ): Promise<
    | { hold: Hold }
    | {
        record: DecisionRecord
        amount: number | null
        step?: string
        organisation?: string | null
        subtitle?: string
        attention?: string[]
      }
  >
}

export type Procedure = ProcedureDefinition

/** A procedure as data in code: states, steps, who may take each, how long each may take. Broken ones throw. */
export function procedure(definition: ProcedureDefinition): Procedure {
  const { kind, states, steps, starts } = definition
  if (!/^[A-Z]{2}$/.test(kind)) throw new Error(`${kind}: a procedure's kind is two capital letters`)
  if (!states[starts]) throw new Error(`${kind}: no state ${starts}`)
  for (const [name, state] of Object.entries(states)) {
    if (!state.within && !state.ends && !state.notice)
      throw new Error(`${kind}.${name}: no term, no absolute day and no reason for having none`)
  }
  for (const [name, { notice }] of Object.entries(states)) {
    if (notice && !Object.values(steps).some((step) => step.by === 'clock' && begins(step, name)))
      throw new Error(`${kind}.${name}: no step ends its notice`)
  }
  for (const [name, step] of Object.entries(steps)) {
    for (const state of [step.from, step.to].flat()) {
      if (!states[state]) throw new Error(`${kind}.${name}: no state ${state}`)
    }
    if (step.who && step.by) throw new Error(`${kind}.${name}: what the system takes nobody else takes`)
    if (!step.who && !step.by) throw new Error(`${kind}.${name}: nobody takes this step`)
    if (step.asks === 'reason' && !step.reasons?.length)
      throw new Error(`${kind}.${name}: no reasons to choose from`)
    if (step.asks === 'corrections' && !step.corrections?.length)
      throw new Error(`${kind}.${name}: no corrections to choose from`)
  }
  return definition
}

/** Whether a step begins in this state. */
export const begins = (step: Step, state: string): boolean => [step.from].flat().includes(state)
