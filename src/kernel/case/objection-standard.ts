import { z } from 'zod'
import { clauseReference, standardKind } from '../standard/index.ts'
import type { TermOf } from './procedure.ts'

/** Within how many working days an objection to a public notice is looked into and answered (公示异议的核查时限). */
export const objectionsKind = standardKind(
  'objections',
  z.strictObject({ workingDays: z.number().int().min(1).max(60), clause: clauseReference }),
  '公示异议时限',
)

/** The term of the day, else of the newest edition; a city without any has not said how long, and answers at once. */
export const objectionTerm: TermOf = (standards, day) => {
  const edition = standards.inForce(objectionsKind, day) ?? standards.all(objectionsKind)[0]
  return edition
    ? { days: edition.data.workingDays, clause: standards.cite(edition.data.clause) }
    : { days: 1, clause: standards.ruling('subsidy-measures', 'time', day) }
}
