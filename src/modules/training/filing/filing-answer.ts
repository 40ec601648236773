import { z } from 'zod'
import { Decision } from '../../../kernel/case/index.ts'
import { headingOf } from '../roster/roster-sheet.ts'
import { RosterAnswer } from '../schema.ts'
import type { Examined, ExaminedRoster } from './filing.ts'

/** How a filing ended: filed with its number, returned with what is wrong in the roster, or refused with its clauses. */
export const FilingAnswer = RosterAnswer.extend({
  outcome: z.enum(['filed', 'returned', 'refused']),
  number: z.string().nullable(),
  id: z.uuid().nullable(),
  decision: Decision.nullable(),
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
