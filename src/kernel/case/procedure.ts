import { z } from 'zod'
import type { Clause, DecisionRecord } from '../decision/decision.ts'
import type { Standards } from '../standard/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { Access, VerbContext } from '../verb/index.ts'
import type { Asked, CorrectionTarget } from './correction/target.ts'
import type { Foreseen } from './decide/foresee.ts'
import type { Evidence } from './evidence.ts'
import { formFields } from './form/form-field.ts'
import { type Countersign, type Party, takersOf } from './party.ts'
import type { Hold } from './step/hold.ts'
import type { CaseFile, Form } from './store/case-file.ts'

/** A term in working days and the clause that sets it. */
export interface Term {
  days: number
  clause: Clause
}

/** A term from the standards in force on a day: deadlines are policy, not code. */
export type TermOf = (standards: Standards, day: CivilDate) => Term

/** What is known of a case when its time in a state is counted; it has no number yet while it is being opened. */
export type Timed<F = Form> = Pick<CaseFile<F>, 'kind' | 'district' | 'person' | 'organisation' | 'form'> & {
  number: string | null
}

/** How long a case may stand in a state: a term, an absolute day, or no term at all with the reason said. */
export type StateTime<F = Form> =
  | TermOf
  | { until(ctx: VerbContext, about: Timed<F>): CivilDate | Promise<CivilDate> }
  | { noTerm: string }

/** The colours of states (状态颜色), as tags are drawn. */
export type StateTone = 'plain' | 'ok' | 'warn' | 'bad'

export interface State<F = Form> {
  title: string
  /** Who has the case in hand here, as the applicant reads it (“区人社局受理岗”). */
  holder: string
  /** Which of the four steps of the progress bar: 1 提交, 2 审核, 3 公示, 4 办结. */
  progress: 1 | 2 | 3 | 4
  /** How long it may stay here before it is escalated (督办); said of every state but the last and those in notice. */
  within?: StateTime<F>
  /** What its people are told when it comes here, where its title alone would not tell them (消息). */
  tells?: { text: string; asks?: true }
  /** Why they are told nothing when it comes here: everything that they wait for is told otherwise. */
  quiet?: string
  /**
   * What the clock does when the last day here has passed, and how that is said beforehand; it is escalated otherwise. `unreminded` where nobody has
   * to hand anything in before; `owes` is what a reminder says is missing, where that is no correction.
   */
  overdue?: { step: string; says: string; unreminded?: true; owes?: string }
  /** Set where the case ends. */
  ends?: 'done' | 'refused' | 'withdrawn'
  /** How it is coloured, where its end does not say: done is good, refused bad, all else plain. */
  tone?: StateTone
  /** The case stands in public notice here. */
  notice?: {
    title(file: CaseFile<F>): string
    /** What is shown of each case, in their order; asked once for all that enter together. */
    fields(ctx: VerbContext, files: readonly CaseFile<F>[]): Promise<NoticeField[][]>
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
  corrections?: readonly Asked[] | undefined
  /** The doubts that whoever decides has read and acknowledged, by their codes (逐条确认). */
  acknowledged?: string[] | undefined
  /** What the step needs of its own; checked by its schema before `run`. */
  input?: unknown
  /** The same, where it was checked ahead of the transaction. */
  given?: Given | undefined
}

/** What a step of its own input is given, checked, and what was found out ahead of the transaction. */
export interface Given<I = unknown, A = unknown> {
  input: I
  ahead: A
}

/** What a step's own work may turn it into. */
export interface StepOutcome<R = unknown> {
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
  /** What the timeline says of it, where the step itself knows best. */
  note?: string
  /** What whoever took it is told besides. */
  answer?: R
  /** Nothing was done: what came in is given back with the answer, for this cause (退回). */
  sentBack?: string
}

export interface Step<F = Form> {
  /** The button: a verb. */
  title: string
  from: string | readonly string[]
  to: string
  /** Who may take it; a step without `who` is taken by the clock or by the system. */
  who?: Access
  by?: 'clock' | 'system'
  /** It belongs to one party of the case, by the party's name. */
  party?: string
  /** It is taken once several have signed; then nobody else is named by `who`. */
  countersign?: Countersign
  /** The first day on which it can be taken. */
  opens?(file: CaseFile<F>): CivilDate
  /** Whoever takes it vouches for the case: accepts, recommends, enters or proposes it (担保). */
  vouches?: true
  /** It decides the case: nobody who filed it or has vouched for it may take it (四眼原则, kept by the kernel). */
  decides?: true
  /** It moves money: whoever takes it confirms the amount first. */
  moves?: true
  /** It is real only after the city's pause (可撤回), as is all that decides or moves money. */
  pauses?: true
  /** What it will do, in numbers: reads only, by the same rule as `run`, shown before it is taken. */
  foresees?(ctx: VerbContext, file: CaseFile<F>): Promise<Foreseen[]>
  /** It hands in what was asked to be put right (补正): every item has been answered before. */
  mends?: true
  /** What its people are told when it is taken, where the state that it leads to tells nothing. */
  tells?: string
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
  /** What it needs of its own: checked before `run`, and its form is drawn from it (see `typedStep`). */
  input?: z.ZodType
  /** The page on which it is taken, below the workbench, where no form can be drawn from its input. */
  page?(file: CaseFile<F>): string
  /** What takes long and changes nothing, such as reading a file: done before the transaction opens. */
  ahead?(ctx: VerbContext, input: unknown): Promise<unknown>
  /** What whoever took it is told beside the case; what it does not name is not sent. */
  answer?: z.ZodType
  /** The step's own work, in the same transaction. */
  run?(ctx: VerbContext, file: CaseFile<F>, taking: Taking & Given): Promise<StepOutcome | undefined>
}

export interface ProcedureDefinition<F = Form> {
  /** Two letters, the beginning of the case number. */
  kind: string
  title: string
  /** The clause that the whole procedure rests on. */
  starts: string
  /** What a case is filed with: checked when it is opened and when it is read. */
  form?: z.ZodType<F>
  states: Readonly<Record<string, State<NoInfer<F>>>>
  steps: Readonly<Record<string, Step<NoInfer<F>>>>
  /** Who besides the officials has to do with a case, where some see less of it than others or have steps of their own. */
  parties?: Readonly<Record<string, Party>>
  /** It is about what officials did: those whom its form names in `judged` neither see a case nor take its steps (回避). */
  judges?: true
  /** Its evidence sets what was filed beside what registers say, so that cases where all agrees may be decided together. */
  compared?: true
  /** What of a case may be asked to be put right, beside the list of the step: its fields, its lines, its papers. */
  correctable?(
    ctx: VerbContext,
    file: CaseFile<NoInfer<F>>,
  ): Promise<readonly CorrectionTarget[]> | readonly CorrectionTarget[]
  /** Side-by-side evidence for whoever reviews. */
  evidence?(ctx: VerbContext, file: CaseFile<NoInfer<F>>): Promise<Evidence>
  /** For a held case: what holds it still, or the decision with which it goes on. */
  resume?(
    ctx: VerbContext,
    file: CaseFile<NoInfer<F>>,
  ): Promise<
    | { hold: Hold }
    | {
        /** Where it changes. */
        record?: DecisionRecord
        amount: number | null
        step?: string
        organisation?: string | null
        subtitle?: string
        attention?: string[]
      }
  >
}

export type Procedure<F = Form> = ProcedureDefinition<F>

/** A procedure as data in code: states, steps, who may take each, how long each may take. Broken ones throw. */
export function procedure<F extends Form = Form>(definition: ProcedureDefinition<F>): Procedure<F> {
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
  for (const [name, { overdue }] of Object.entries(states)) {
    const step = overdue && steps[overdue.step]
    if (overdue && !(step?.by === 'clock' && begins(step, name)))
      throw new Error(`${kind}.${name}: the clock takes no step ${overdue.step} from it`)
  }
  for (const [name, step] of Object.entries(steps)) {
    for (const state of [step.from, step.to].flat()) {
      if (!states[state]) throw new Error(`${kind}.${name}: no state ${state}`)
    }
    if (step.who && step.countersign) throw new Error(`${kind}.${name}: the posts that sign say who takes it`)
    const taken = takersOf(step).length > 0
    if (taken && step.by) throw new Error(`${kind}.${name}: what the system takes nobody else takes`)
    if (!taken && !step.by) throw new Error(`${kind}.${name}: nobody takes this step`)
    if (step.by === 'clock')
      for (const from of [step.from].flat())
        if (!states[from]?.notice && states[from]?.overdue?.step !== name)
          throw new Error(`${kind}.${name}: the clock never takes it from ${from}`)
    if (step.party && !definition.parties?.[step.party])
      throw new Error(`${kind}.${name}: no party ${step.party}`)
    if (step.countersign && step.countersign.atLeast > takersOf(step).length)
      throw new Error(`${kind}.${name}: more signatures than posts that sign`)
    if (step.asks === 'reason' && !step.reasons?.length)
      throw new Error(`${kind}.${name}: no reasons to choose from`)
    if (step.asks === 'corrections' && !step.corrections?.length && !definition.correctable)
      throw new Error(`${kind}.${name}: no corrections to choose from`)
    if (step.input && !step.page) formFields(step.input)
  }
  return definition
}

/** What a case was filed with, checked; throws where it is not what its procedure says. */
export function formIn<F>({ kind, form }: Procedure<F>, given: unknown, number = '新办件'): F {
  const read = form?.safeParse(given)
  if (!read) return given as F
  if (read.success) return read.data
  throw new Error(
    `${kind} ${number}: its form is not what the procedure says: ${z.prettifyError(read.error)}`,
  )
}

/** A case with its form checked. */
export const typedFile = <F>(procedure: Procedure<F>, file: CaseFile): CaseFile<F> => ({
  ...file,
  form: formIn(procedure, file.form, file.number),
})

/** How a state is shown everywhere: its title, its colour, its step of the progress bar. */
export function stateShown(
  { kind, states }: Procedure,
  name: string,
): { title: string; tone: StateTone; progress: State['progress'] } {
  const state = states[name]
  if (!state) throw new Error(`${kind}: no state ${name}`)
  const { title, progress, ends, tone = TONES[ends ?? 'open'] } = state
  return { title, tone, progress }
}

const TONES = { done: 'ok', refused: 'bad', withdrawn: 'plain', open: 'plain' } as const

/** Whether a step begins in this state. */
export const begins = (step: Step, state: string): boolean => [step.from].flat().includes(state)
