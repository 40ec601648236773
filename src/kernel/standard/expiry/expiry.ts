import type { Clause, Decision, Reason } from '../../decision/decision.ts'
import { Stated } from '../../decision/stated.ts'
import { wording } from '../../decision/wording.ts'
import { addMonths, type CivilDate, daysBetween, formatDay } from '../../value/time/civil-date.ts'
import { citationsOf } from '../citations.ts'
import { type Edition, holdsOn } from '../edition.ts'
import type { ClauseReference, PolicyDocument } from '../policy-document.ts'
import type { Standards } from '../standards.ts'

/** A document that soon ends, or has ended while something still rests on it. */
export interface Expiring {
  document: PolicyDocument
  /** Its last day. */
  to: CivilDate
  /** From today; negative once it has ended. */
  days: number
  /** The editions in force today that rest on it and do not say that they carry it on (沿用). */
  resting: Edition[]
}

/**
 * The documents that end within so many months, and those that have ended under an edition that is still in force;
 * the most urgent first.
 */
export function expiring(standards: Standards, today: CivilDate, leadMonths: number): Expiring[] {
  const horizon = addMonths(today, leadMonths)
  return standards.documents
    .flatMap((document) => {
      const { to } = document
      if (to === null || to > horizon) return []
      const resting = restingOn(standards, document.id, today)
      return to >= today || resting.length > 0
        ? [{ document, to, days: daysBetween(today, to), resting }]
        : []
    })
    .sort((one, other) => one.days - other.days)
}

function restingOn(standards: Standards, document: string, day: CivilDate): Edition[] {
  return standards.editions.filter(
    (edition) =>
      holdsOn(edition, day) &&
      citationsOf(edition).some((one) => one.document === document && !carriedBy(edition, one, standards)),
  )
}

/**
 * The decision, refused where it rests on a clause whose last day is before `day`; the one place that does this. What an
 * edition says it carries on (沿用) is not refused.
 */
export function refuseLapsed<T>(decision: Decision<T>, standards: Standards, day: CivilDate): Decision<T> {
  let lapsed: Map<string, Reason> | null = null
  for (const { clause } of decision.reasons) {
    const to = standards.lastDay(clause.document)
    if (to === null || to >= day || lapsed?.has(clause.document)) continue
    if (carried(decision.editions, clause, standards)) continue
    lapsed ??= new Map()
    lapsed.set(clause.document, reasonFor(clause, to, standards))
  }
  if (lapsed === null) return decision
  return { ...decision, outcome: 'refused', value: null, reasons: [...lapsed.values(), ...decision.reasons] }
}

/**
 * The first last day among the documents that these editions cite and do not carry on (沿用): up to it nothing that is
 * decided by their clauses alone can have lapsed. Null where none ends.
 */
export function firstToLapse(editions: readonly Edition[], standards: Standards): CivilDate | null {
  let first: CivilDate | null = null
  for (const { document, article } of editions.flatMap((edition) => citationsOf(edition))) {
    const to = standards.lastDay(document)
    if (to === null || (first !== null && to >= first)) continue
    const goesOn = editions.some((edition) =>
      citationsOf(edition).some(
        (one) => one.document === document && one.article === article && carriedBy(edition, one, standards),
      ),
    )
    if (!goesOn) first = to
  }
  return first
}

const carried = (ids: readonly string[], clause: Clause, standards: Standards): boolean =>
  ids.some((id) => {
    const edition = standards.known(id)
    return citationsOf(edition).some(
      (one) =>
        one.document === clause.document &&
        one.article === clause.article &&
        edition !== null &&
        carriedBy(edition, one, standards),
    )
  })

/** Carried on by its own word, or because the document had ended before the edition began. */
function carriedBy(edition: Edition, reference: ClauseReference, standards: Standards): boolean {
  const to = standards.lastDay(reference.document)
  return reference.carried === true || (to !== null && to < edition.from)
}

function reasonFor(clause: Clause, to: CivilDate, standards: Standards): Reason {
  const whole = standards.clause(clause.document)
  return new Stated(CLAUSE_IN_FORCE, false, whole, [whole.text, to], whole.status === 'assumed')
}

const CLAUSE_IN_FORCE = wording<[clause: string, to: CivilDate]>('clause-in-force', {
  found: ([clause, to]) => `${clause}施行到${formatDay(to)}，已经失效`,
  needed: '作出决定所依据的条款当日有效',
  next: '新的办法公布以后再办理；以前已经备案的班期和作出的决定不受影响',
})
