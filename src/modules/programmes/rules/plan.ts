import type { Decision } from '../../../kernel/decision/decision.ts'
import { decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { addMonths, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { OrganisationKind } from '../../organisations/index.ts'
import { PROGRAMME_KINDS, type ProgrammeKind } from '../kinds.ts'
import { type ProgrammeData, programmeOn } from '../standard.ts'
import * as say from './wording.ts'

/** What a plan says (计划), and who files it. */
export interface PlanFacts {
  kind: ProgrammeKind
  /** The day whose standard governs the programme for good. */
  plannedOn: CivilDate
  applicantKinds: OrganisationKind[]
  partner: boolean
  heads: number
  hours: number
  onlineHours: number
  amountEach: Fen
  startsOn: CivilDate
  endsOn: CivilDate
}

/** 分 of a sum in yuan. */
export const inFen = (yuan: number): Fen => fen(yuan * 100)

/** So many of these lessons, at this share, rounded in favour of the rule. */
const part = (hours: number, percent: number, round: (x: number) => number): number =>
  round((hours * percent) / 100)

/** Whether a plan may be carried out (计划审核): each limit of its kind by itself, so that nothing missing is told late. */
export function mayBePlanned(facts: PlanFacts, standards: Standards): Decision<true> {
  const edition = programmeOn(standards, facts.kind, facts.plannedOn)
  if (edition === null) return unpublished(facts.kind, facts.plannedOn, standards)
  const { data, id } = edition
  const cite = (of: { clause: Parameters<Standards['cite']>[0] }) => standards.cite(of.clause)
  const fits = data.applicants.kinds.some((kind) => facts.applicantKinds.includes(kind))
  const decision = decide<true>()
    .uses(id)
    .require(fits, say.APPLICANT, cite(data.applicants), [fits])
    .require(
      data.partner === 'optional' || facts.partner === (data.partner === 'required'),
      say.PARTNER,
      cite(data.applicants),
      [data.partner, facts.partner],
    )
    .require(facts.heads >= data.heads.least && facts.heads <= data.heads.most, say.HEADS, cite(data.heads), [
      facts.heads,
      data.heads.least,
      data.heads.most,
    ])
    .require(facts.endsOn <= addMonths(facts.startsOn, data.term.mostMonths), say.TERM, cite(data.term), [
      data.term.mostMonths,
    ])
    .require(facts.hours >= data.hours.least, say.HOURS, cite(data.hours), [facts.hours, data.hours.least])
  const { onlineMostPercent: online } = data.hours
  if (online !== null) {
    const most = part(facts.hours, online, Math.floor)
    decision.require(facts.onlineHours <= most, say.ONLINE, cite(data.hours), [
      facts.onlineHours,
      most,
      online,
    ])
  }
  const most = inFen(data.amount.mostYuan)
  return decision
    .require(facts.amountEach <= most, say.AMOUNT, cite(data.amount), [facts.amountEach, most])
    .grant(() => true)
}

/** What was carried out, as reported and as the classes say. */
export interface DoneFacts {
  kind: ProgrammeKind
  plannedOn: CivilDate
  plannedHeads: number
  doneHeads: number
  /** Lessons that the classes of the programme held. */
  heldHours: number
  onlineHours: number
  videoHours: number
  papers: number
}

/** Whether what was carried out can be settled at all (实施核对); who is paid for is decided for each. */
export function maySettle(facts: DoneFacts, standards: Standards): Decision<true> {
  const edition = programmeOn(standards, facts.kind, facts.plannedOn)
  if (edition === null) return unpublished(facts.kind, facts.plannedOn, standards)
  const { data, id } = edition
  const hours = standards.cite(data.hours.clause)
  const decision = decide<true>()
    .uses(id)
    .require(facts.doneHeads <= facts.plannedHeads, say.DONE_HEADS, standards.cite(data.heads.clause), [
      facts.doneHeads,
      facts.plannedHeads,
    ])
  if (data.proof.by === 'completion')
    decision.require(facts.heldHours >= data.hours.least, say.HOURS, hours, [
      facts.heldHours,
      data.hours.least,
    ])
  const { onlineMostPercent: online, videoLeastPercent: video } = data.hours
  if (online !== null) {
    const most = part(facts.heldHours, online, Math.floor)
    decision.require(facts.onlineHours <= most, say.ONLINE, hours, [facts.onlineHours, most, online])
  }
  if (video !== null) {
    const least = part(facts.heldHours, video, Math.ceil)
    decision.require(facts.videoHours >= least, say.VIDEO, hours, [facts.videoHours, least, video])
  }
  return decision
    .require(facts.papers >= papersOf(data).length, say.PAPERS, standards.cite(data.documents.clause), [
      facts.papers,
      papersOf(data).join('、'),
    ])
    .grant(() => true)
}

/** Every paper that a programme has by its settlement. */
const papersOf = ({ documents }: ProgrammeData): string[] => [...documents.plan, ...documents.settlement]

/** The answer where the city has no standard of this kind. */
export const unpublished = <T>(kind: ProgrammeKind, day: CivilDate, standards: Standards): Decision<T> =>
  decide<T>()
    .undecidable(true, say.PUBLISHED, standards.ruling('subsidy-measures', null, day), [
      PROGRAMME_KINDS[kind],
    ])
    .grant(() => {
      throw new Error('nothing is granted without a standard')
    })
