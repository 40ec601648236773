import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'
import { Day } from '../../kernel/value/shapes.ts'

/** A class, or somebody in it, was found in violation (查实违规); `provider` is who teaches it. */
export const violationFound = event(
  'training.violation-found',
  z.object({
    violation: z.uuid(),
    provider: z.uuid(),
    foundOn: Day,
    document: z.string(),
    finding: z.string(),
  }),
)

/** A finding was set aside (撤销认定). */
export const violationLifted = event(
  'training.violation-lifted',
  z.object({ violation: z.uuid(), provider: z.uuid(), why: z.string() }),
)

/** A class was completed (结业); `completed` are those who completed it. */
export const classFinished = event(
  'training.class-finished',
  z.object({ class: z.uuid(), provider: z.uuid(), completed: z.array(z.uuid()) }),
)

/** The district has looked at the sign-ins of a class (签到核对完); what is left of them is what counts. */
export const attendanceChecked = event(
  'training.attendance-checked',
  z.object({ class: z.uuid(), provider: z.uuid() }),
)

/** Nobody answered a remote check within its minutes (远程抽查没有应答). */
export const remoteCheckMissed = event(
  'training.remote-check-missed',
  z.object({ check: z.uuid(), class: z.uuid(), provider: z.uuid() }),
)

/** A number of a provider was published for a month (公开成效): of so many people so many in a hundred. */
export const outcomePublished = event(
  'training.outcome-published',
  z.object({
    provider: z.uuid(),
    kind: z.enum(['satisfaction', 'employment']),
    on: Day,
    people: z.number().int().positive(),
    percent: z.number().int().min(0).max(100),
  }),
)

/** Entries by hand did not hold when the district looked at them (补录不实); so many of a class. */
export const entriesStruck = event(
  'training.entries-struck',
  z.object({
    class: z.uuid(),
    provider: z.uuid(),
    on: Day,
    count: z.number().int().positive(),
    evidence: z.string(),
  }),
)
