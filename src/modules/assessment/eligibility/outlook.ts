import type { Decision } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { assessmentKind } from '../standard.ts'
import { standingOf } from './eligibility.ts'
import { levelsOfOccupation } from './initial-level.ts'
import { levelsFor, levelsKind } from './levels.ts'
import { type ApplicationFacts, eligibility, withHigher } from './rules-eligibility.ts'
import { RULES_OF_LEAVES } from './words.ts'

/** Whether somebody may sit a level, and the first day on which they may if everything goes on as it is. */
export interface Outlook {
  level: Level
  now: Decision<{ by: string }>
  /** Null where time alone does not cure what is missing. */
  from: CivilDate | null
}

/** So often the conditions change before one gives up looking. */
const MOST = 40

/**
 * The earliest day (最早可报日), by the same evaluator that decides on an application, over the facts as they are: work that
 * runs goes on, years pass, nothing else is added. On that day the evaluator says yes, on the day before no.
 */
export function outlook(facts: ApplicationFacts, standards: Standards): Outlook {
  const now = eligibility(facts, standards)
  let day: CivilDate | null = facts.applicant.onDay
  let decision = now
  for (let at = 0; at < MOST && day !== null && decision.outcome !== 'granted'; at += 1) {
    const then: ApplicationFacts = { ...facts, applicant: { ...facts.applicant, onDay: day } }
    day = sooner(curedOn(then, decision, standards), nextEdition(day, standards))
    if (day !== null)
      decision = eligibility({ ...facts, applicant: { ...facts.applicant, onDay: day } }, standards)
  }
  return { level: facts.level, now, from: decision.outcome === 'granted' ? day : null }
}

const sooner = (a: CivilDate | null, b: CivilDate | null): CivilDate | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b

/** The first day after this one on which other conditions come into force. */
function nextEdition(day: CivilDate, standards: Standards): CivilDate | null {
  const days = [...standards.all(levelsKind), ...standards.all(assessmentKind)].map(({ from }) => from)
  return days.filter((from) => from > day).sort()[0] ?? null
}

const CURED_BY_TIME: readonly string[] = RULES_OF_LEAVES

/** The first day on which the conditions of this day would be met; null where something is missing that time does not bring. */
function curedOn(
  { occupation, level, applicant }: ApplicationFacts,
  decision: Decision<unknown>,
  standards: Standards,
): CivilDate | null {
  if (decision.reasons.some(({ met, rule }) => !met && !CURED_BY_TIME.includes(rule))) return null
  const { onDay, born } = applicant
  const years = standards.inForce(assessmentKind, onDay)?.data.minAge.years
  if (years === undefined) return null
  const old = addYears(born, years)
  if (level === 'special') return old > onDay ? old : null
  const levels = levelsOfOccupation(occupation, onDay, standards)
  const initial = level === levels.initial && level !== 5 && !levels.own
  const condition = levelsFor(occupation, onDay, standards)?.data.levels[level]
  const met = initial ? old : condition && standingOf(condition, withHigher(applicant)).metOn
  if (!met) return null
  if (met <= onDay && old <= onDay) return null
  return [met, old].sort().at(-1) ?? null
}
