import { z } from 'zod'
import type { Examined, ExaminedRoster } from '../filing/filing.ts'
import { headingOf } from '../roster/roster-sheet.ts'
import { RosterAnswer } from '../schema.ts'

const Reason = z.object({
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

/** A decision as it goes out. */
export const DecisionShape = z.object({
  outcome: z.enum(['granted', 'refused', 'undecidable', 'held']),
  value: z.unknown(),
  reasons: z.array(Reason),
  editions: z.array(z.string()),
})

/** How a filing ended: filed with its number, returned with what is wrong in the roster, or refused with its clauses. */
export const FilingAnswer = RosterAnswer.extend({
  outcome: z.enum(['filed', 'returned', 'refused']),
  number: z.string().nullable(),
  id: z.uuid().nullable(),
  decision: DecisionShape.nullable(),
})

/** Nothing was opened, and why. */
export const notFiled = (
  outcome: 'returned' | 'refused',
  examined: Examined,
): z.input<typeof FilingAnswer> => ({
  outcome,
  number: null,
  id: null,
  decision: outcome === 'refused' ? examined.decision : null,
  ...rosterAnswer(examined),
})

/** What was found in a roster, cell by cell. */
export const rosterAnswer = ({
  rows,
  problems,
  attention,
}: ExaminedRoster): z.input<typeof RosterAnswer> => ({
  rows,
  errors: problems.map((one) => ({
    row: one.row,
    column: headingOf(one.column),
    message: one.message,
  })),
  attention: attention.map(({ text }) => text),
  returned: null,
})
