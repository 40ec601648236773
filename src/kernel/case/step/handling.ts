import { z } from 'zod'
import { clauseReference, type Standards, standardKind } from '../../standard/index.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'
import type { TermOf } from '../procedure.ts'

const handlingData = z.strictObject({
  /** By kind of case: the clause on its course, and the working days in each state. */
  terms: z.record(
    z.string().regex(/^[A-Z]{2}$/),
    z.strictObject({
      clause: clauseReference,
      days: z.record(z.string(), z.number().int().min(1).max(1000)),
    }),
  ),
  /** How many working days before the last one whoever has to answer is reminded (到期前提醒). */
  reminders: z.array(z.number().int().min(0).max(30)).max(5).default([]),
})

/** 办理时限: how long a case may stand in each of its states, where no rule of its own says so. */
export const handlingKind = standardKind('handling', handlingData, '办理时限')

/** The term of one state of a kind of case, from the edition in force. */
export const handlingTerm =
  (kind: string, state: string): TermOf =>
  (standards, day) => {
    const edition = standards.inForce(handlingKind, day) ?? standards.all(handlingKind)[0]
    const found = edition?.data.terms[kind]
    const days = found?.days[state]
    if (!found || days === undefined) throw new Error(`the city publishes no term for ${kind}.${state}`)
    return { days, clause: standards.cite(found.clause) }
  }

/** How many working days before the last one somebody is reminded, the longest before first. */
export const remindersOn = (standards: Standards, day: CivilDate): number[] =>
  [...(standards.inForce(handlingKind, day)?.data.reminders ?? [])].sort((a, b) => b - a)
