import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Clause, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { compare, decimal, parseDecimal } from '../../../kernel/value/decimal.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { addMonths, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type AssessmentData, assessmentKind, type Paper } from '../standard.ts'
import * as say from './wording.ts'

/** What decides whether an organisation may examine these candidates (认定计划). `trainers` trained at least one of them. */
export interface ExamFacts {
  day: CivilDate
  occupation: string
  level: Level
  assessor: string
  scope: readonly { occupation: string; levels: readonly Level[] }[]
  trainers: readonly string[]
  /** A conflict of interest that was made public before (公开说明). */
  conflictDeclared: boolean
  /** The class that it is held for, null where candidates apply by themselves. */
  class: { occupation: string; level: Level } | null
  /** What certificates will be numbered by (R4.7). */
  issuer: { kinds: readonly string[]; siteCode: string | null; bodyCode: string }
  /** Of an assessor that was accredited by a case: whether it is on its way out, and the venue of the plan. */
  accredited?: {
    teachOut: boolean
    capacity: number
    venue: { district: string; places: number; covered: boolean } | null
  }
}

/** R4.7: the letter under which an organisation of these kinds certifies: S for the public, Y its own staff; null none. */
export function issuerLetter(kinds: readonly string[]): 'S' | 'Y' | null {
  if (kinds.includes('assessor')) return 'S'
  return kinds.includes('self-assessor') ? 'Y' : null
}

/**
 * R4.1 scope of the assessor, the class's own occupation and level, all that its certificates will need, and no judge in
 * its own cause: another than the trainer, or the conflict declared.
 */
export function mayExamine(facts: ExamFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.day)
  if (edition === null) return notInForce(facts.day, standards)
  const { scope, independence, sameClass } = edition.data
  const inScope = covers(facts.scope, facts)
  const own = facts.trainers.includes(facts.assessor)
  const decision = decide<true>()
    .uses(edition.id)
    .require(inScope, say.SCOPE, standards.cite(scope.clause), [facts.occupation, facts.level])
  if (facts.accredited) requireVenue(decision, facts.accredited, standards.cite(scope.clause))
  if (facts.class) {
    const { occupation, level } = facts.class
    const values: [string, Level, string, Level] = [facts.occupation, facts.level, occupation, level]
    decision.require(ofClass(facts, facts.class), say.SAME_CLASS, standards.cite(sameClass.clause), values)
  }
  requireNumbering(decision, facts, edition.data, standards)
  const declared = !own || facts.conflictDeclared
  decision.require(declared, say.INDEPENDENCE, standards.cite(independence.clause), [own])
  return refuseLapsed(
    decision.grant(() => true),
    standards,
    facts.day,
  )
}

/** Nothing new while an assessor is on its way out; else at a venue of its own, in a district of its scope, that is large enough. */
function requireVenue(
  decision: DecisionBuilder<true>,
  { teachOut, venue, capacity }: NonNullable<ExamFacts['accredited']>,
  clause: Clause,
): void {
  decision
    .require(!teachOut, say.NOT_TEACHING_OUT, clause, [teachOut])
    .require(venue !== null, say.OWN_VENUE, clause, [venue !== null])
  if (venue === null) return
  decision
    .require(venue.covered, say.VENUE_IN_SCOPE, clause, [venue.district])
    .require(capacity <= venue.places, say.VENUE_PLACES, clause, [capacity, venue.places])
}

/** Whether an organisation's scope has the occupation (by its key) at the level. */
export const covers = (
  scope: ExamFacts['scope'],
  { occupation, level }: { occupation: string; level: Level },
): boolean => scope.some((each) => sameOccupation(each.occupation, occupation) && each.levels.includes(level))

/** Whether an examination is of the class's occupation (by its key) and level; asked again when the class is enrolled. */
export const ofClass = (
  exam: { occupation: string; level: Level },
  trained: { occupation: string; level: Level },
): boolean => sameOccupation(exam.occupation, trained.occupation) && exam.level === trained.level

/** R4.7: who may not number certificates must not examine; else the fault shows when everybody has passed. */
function requireNumbering(
  decision: DecisionBuilder<true>,
  { issuer }: ExamFacts,
  { issuer: rule }: AssessmentData,
  standards: Standards,
): void {
  const clause = standards.cite(rule.clause)
  const letter = issuerLetter(issuer.kinds)
  const { siteCode, bodyCode } = issuer
  decision
    .require(letter, say.ISSUER_KIND, clause, [letter])
    .require(/^\d{6}$/.test(siteCode ?? ''), say.SITE_CODE, clause, [siteCode])
    .require(/^\d{4}$/.test(bodyCode), say.BODY_CODE, clause, [bodyCode])
}

/** What a person entered for one paper: a mark as a decimal text, 缺考 or 违纪; null where nothing is entered yet. */
export type Entered = string | 'absent' | 'violation' | null

/** The entries of one paper by two people. */
export interface MarkFacts {
  paper: Paper
  first: Entered
  second: Entered
}

/** A paper passed in an earlier examination (合格科目成绩), with the day on which it was held. */
export interface CarriedMark {
  paper: Paper
  value: string
  heldOn: CivilDate
  /** The examination's case number. */
  exam: string
  /** Why it counts no longer (作废、撤销、更正), where it does not. */
  fell?: string
}

export interface ExamMarksFacts {
  heldOn: CivilDate
  level: Level
  marks: readonly MarkFacts[]
  /** What a resit candidate (补考) carries. */
  carried?: readonly CarriedMark[]
}

/** Whether a passed paper still counts on the day of a resit (补考): within the time of the standard, that day included. */
export function countsStill(
  carried: Pick<CarriedMark, 'heldOn'>,
  heldOn: CivilDate,
  standards: Standards,
): boolean {
  const edition = standards.inForce(assessmentKind, heldOn)
  return (
    edition !== null &&
    carried.heldOn < heldOn &&
    heldOn <= addMonths(carried.heldOn, edition.data.resit.months)
  )
}

/** R4.4, R4.5: whether a candidate passed every paper of the level; held while entries are missing or differ. */
export function examResult(facts: ExamMarksFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.heldOn)
  if (edition === null) return notInForce(facts.heldOn, standards)
  const { data } = edition
  const decision = decide<true>().uses(edition.id)
  const carried = (facts.carried ?? []).filter((one) => countsStill(one, facts.heldOn, standards))
  const voided =
    data.violation.voids === 'all' &&
    facts.marks.some(({ first, second }) => first === 'violation' && second === 'violation')
  for (const paper of data.papers.byLevel[facts.level]) {
    const kept = carried.find((each) => each.paper === paper)
    if (kept) {
      const { value, heldOn, exam, fell } = kept
      const clause = standards.cite(data.resit.clause)
      if (fell === undefined) decision.require(true, say.PAPER[paper].carried, clause, [value, heldOn, exam])
      else decision.require(false, say.PAPER[paper].fallen, clause, [heldOn, exam, fell])
      continue
    }
    const entries = facts.marks.find((each) => each.paper === paper)
    judgePaper(decision, paper, entries?.first ?? null, entries?.second ?? null, { data, standards, voided })
  }
  return decision.grant(() => true)
}

interface Judging {
  data: AssessmentData
  standards: Standards
  /** A violation in another paper voids this one too. */
  voided: boolean
}

function judgePaper(
  decision: DecisionBuilder<true>,
  paper: Paper,
  first: Entered,
  second: Entered,
  { data, standards, voided }: Judging,
): void {
  const { marks, doubleEntry, resit } = data
  const { valid, sat, pass } = say.PAPER[paper]
  const twice = standards.cite(doubleEntry.clause)
  if (voided || (first === 'violation' && second === 'violation')) {
    decision.require(false, valid, standards.cite(data.violation.clause), [first === 'violation'])
    return
  }
  if (first === null || second === null) {
    decision.hold(true, say.ENTERED_TWICE, twice, [paper, first === null && second === null ? 0 : 1])
    return
  }
  if (!agree(first, second, marks.full)) {
    decision.hold(true, say.ENTRIES_AGREE, twice, [paper, marks.full])
    return
  }
  if (first === 'absent') {
    decision.require(false, sat, standards.cite(data.absence.clause), [resit.months])
    return
  }
  const enough = compare(decimal(first), decimal(marks.pass)) >= 0
  decision.require(enough, pass, standards.cite(marks.clause), [first, marks.pass, resit.months])
}

/** Whether two entries of one paper say the same: one mark within the scale, or both 缺考. */
function agree(first: string, second: string, full: string): boolean {
  if (first === 'absent' || second === 'absent') return first === second
  return isMark(first, full) && isMark(second, full) && compare(decimal(first), decimal(second)) === 0
}

function isMark(text: string, full: string): boolean {
  const mark = parseDecimal(text)
  return mark.valid && compare(mark.value, decimal(0)) >= 0 && compare(mark.value, decimal(full)) <= 0
}

/** What decides whether a certificate may be issued to a candidate who was examined. */
export interface IssueFacts {
  day: CivilDate
  eligible: boolean
  passed: boolean
  /** The last day of the public notice of marks; null while it is not published. */
  publishedUntil: CivilDate | null
  objectionOpen: boolean
}

/** R4.3, R4.7: a certificate is issued after eligibility, passed papers and a public notice without open objection. */
export function mayIssueCertificate(facts: IssueFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.day)
  if (edition === null) return notInForce(facts.day, standards)
  const { papers, publication, certificate } = edition.data
  const notice = standards.cite(publication.clause)
  const published = facts.publishedUntil !== null && facts.publishedUntil < facts.day
  return decide<true>()
    .uses(edition.id)
    .require(facts.eligible, say.ELIGIBLE, standards.cite(papers.clause))
    .require(facts.passed, say.PASSED, standards.cite(edition.data.marks.clause))
    .hold(!published, say.PUBLISHED, notice, [facts.publishedUntil, publication.workingDays])
    .hold(facts.objectionOpen, say.NO_OBJECTION, notice)
    .grant(() => true, because(say.NUMBER, standards.cite(certificate.clause)))
}

function notInForce(day: CivilDate, standards: Standards): Decision<true> {
  return decide<true>()
    .uses(noneOf(assessmentKind))
    .undecidable(true, say.STANDARD_IN_FORCE, standards.ruling('assessment-measures', null, day), [day])
    .grant(() => true)
}
