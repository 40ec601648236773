import { z } from 'zod'
import { KeptDay } from '../../value/shapes.ts'
import { Correction } from '../correction/correction.ts'
import { FormField } from '../form/form-field.ts'

export const Reason = z.object({
  rule: z.string(),
  met: z.boolean(),
  clause: z.object({
    document: z.string(),
    article: z.string().nullable(),
    text: z.string(),
    status: z.enum(['confirmed', 'assumed']),
  }),
  found: z.string().nullable(),
  needed: z.string().nullable(),
  next: z.string().nullable(),
  assumed: z.boolean(),
})

export const Decision = z.object({
  outcome: z.enum(['granted', 'refused', 'undecidable', 'held']),
  value: z.unknown(),
  reasons: z.array(Reason),
  editions: z.array(z.string()),
})

/** What became of an application: its case, or why the conditions opened none. */
export const Filed = z.object({
  outcome: z.enum(['filed', 'refused']),
  number: z.string().nullable(),
  decision: Decision.nullable(),
})

/** The colour of a state. */
export const StateTone = z.enum(['plain', 'ok', 'warn', 'bad'])

/** A decision that is not real yet, or was refused when it was to become so. */
export const HeldBackView = z.object({
  step: z.string(),
  stepTitle: z.string(),
  by: z.string(),
  /** Whoever asks decided it and may take it back. */
  mine: z.boolean(),
  /** Until it is real. */
  secondsLeft: z.number().int(),
  /** Why it did not become real. */
  failed: z.string().nullable(),
})

export const CaseItem = z.object({
  number: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  title: z.string(),
  subtitle: z.string(),
  amount: z.number().int().nullable(),
  state: z.string(),
  stateTitle: z.string(),
  stateTone: StateTone,
  progress: z.number().int(),
  holder: z.string(),
  district: z.string(),
  due: KeptDay.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  /** Years whose holidays were not published when the last day was counted: it is an estimate (估算). */
  estimatedYears: z.array(z.number().int()),
  attention: z.array(z.string()),
  /** Whether what was filed is compared with registers (可比对). */
  compared: z.boolean(),
  /** Why it waits, and whose move it is. */
  held: z.object({ code: z.string(), text: z.string(), whose: z.string().nullable() }).nullable(),
  handler: z.string().nullable(),
  openedAt: z.string(),
  closed: z.boolean(),
  /** What was decided and is not real yet (待生效). */
  heldBack: HeldBackView.nullable(),
})

export const TimelineEntry = z.object({
  seq: z.number().int(),
  step: z.string(),
  title: z.string(),
  actor: z.string(),
  at: z.string(),
  note: z.string().nullable(),
  reason: z.string().nullable(),
  corrections: z.array(z.string()),
  /** The doubts that were acknowledged with it, for whoever sees doubts at all. */
  doubts: z.array(z.string()),
  state: z.string(),
})

export const StepOffer = z.object({
  step: z.string(),
  title: z.string(),
  tone: z.enum(['primary', 'plain', 'bad']),
  asks: z.enum(['none', 'note', 'corrections', 'reason']),
  /** It moves money: to be confirmed with the amount. */
  moves: z.boolean(),
  /** It decides, moves money or binds many: shown in numbers first. */
  weighs: z.boolean(),
  /** Every doubt has to be acknowledged with it. */
  answers: z.boolean(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  /** What may be asked to be put right, each with how it stands. */
  corrections: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      sort: z.enum(['file', 'field', 'line', 'text']),
      title: z.string(),
      now: z.string().nullable(),
    }),
  ),
  /** It hands in what was put right, and is taken where that is listed. */
  mends: z.boolean(),
  /** The form of what it needs of its own. */
  fields: z.array(FormField),
  /** The page on which it is taken instead. */
  page: z.string().nullable(),
  allowed: z.boolean(),
  why: z.string().nullable(),
})

export const Notice = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  fields: z.array(z.object({ label: z.string(), text: z.string() })),
  openedOn: KeptDay,
  endsOn: KeptDay,
  estimatedYears: z.array(z.number().int()),
  open: z.boolean(),
})

export const Evidence = z.object({
  comparisons: z.array(
    z.object({
      item: z.string(),
      declared: z.string(),
      authoritative: z.string(),
      source: z.string(),
      trust: z.enum(['A', 'B', 'C', 'D']),
      result: z.enum(['ok', 'attention', 'bad']),
      note: z.string().nullable(),
      each: z.array(z.string()).optional(),
    }),
  ),
  tabs: z.array(z.record(z.string(), z.unknown())),
  documents: z.array(z.object({ title: z.string(), href: z.string() })),
})

export const CaseDetail = CaseItem.extend({
  revision: z.number().int(),
  form: z.record(z.string(), z.unknown()),
  decision: Decision.nullable(),
  decidedOn: KeptDay.nullable(),
  evidence: Evidence,
  /** What the rules doubt, each to be acknowledged by whoever decides in favour (疑点). */
  doubts: z.array(z.object({ code: z.string(), text: z.string() })),
  /** What was asked to be put right, item by item. */
  correction: Correction.nullable(),
  steps: z.array(StepOffer),
  timeline: z.array(TimelineEntry),
  notice: Notice.nullable(),
})

/** Somebody to whom a case can be given. */
export const ColleagueView = z.object({ account: z.string(), label: z.string(), title: z.string() })
