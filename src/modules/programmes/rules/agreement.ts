import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { addDays, addMonths, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type ProgrammeKind, SIGNER_KEYS, type Signer, type Term } from '../kinds.ts'
import { type ProgrammeData, programmeOn } from '../standard.ts'
import * as say from './agreement-wording.ts'
import { unpublished } from './plan.ts'

/** Whose signatures a change of these terms ends, by the city's table (重签表); a term that it does not name ends none. */
export function reopened(
  changed: readonly Term[],
  reopens: NonNullable<ProgrammeData['agreement']>['reopens'],
): Signer[] {
  const ended = new Set(changed.flatMap((term) => reopens[term] ?? []))
  return SIGNER_KEYS.filter((signer) => ended.has(signer))
}

/** What is said of one who is named. */
export interface NamedFacts {
  kind: ProgrammeKind
  plannedOn: CivilDate
  contractFrom: CivilDate
  contractTo: CivilDate
  mentors: number
}

/** Whether somebody may be named (学徒条件): the contract is long enough, and there are as many mentors as are asked. */
export function mayBeNamed(facts: NamedFacts, standards: Standards): Decision<true> {
  const edition = programmeOn(standards, facts.kind, facts.plannedOn)
  if (edition === null) return unpublished(facts.kind, facts.plannedOn, standards)
  const { persons, mentors } = edition.data
  const decision = decide<true>()
    .uses(edition.id)
    .require(facts.mentors >= mentors.each, say.MENTORS, standards.cite(mentors.clause), [
      facts.mentors,
      mentors.each,
    ])
  if (persons.contractMonths !== null)
    decision.require(
      // The last day of a contract counts: from 1 March to the last of February is a year.
      addMonths(facts.contractFrom, persons.contractMonths) <= addDays(facts.contractTo, 1),
      say.CONTRACT,
      standards.cite(persons.clause),
      [facts.contractFrom, facts.contractTo, persons.contractMonths],
    )
  return decision.grant(() => true)
}
