import type { Level } from '../../../kernel/value/level.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PaidBefore } from '../facts.ts'

/** What of a person's history bears on a claim; null where nothing of that sort was paid or approved. */
export interface Earlier {
  /** The same subsidy for the same occupation and level. */
  same: PaidBefore | null
  /** Another subsidy for the same occupation and level that cannot be had beside this one. */
  other: PaidBefore | null
  /** 技能提升补贴 for a higher level of the same occupation. */
  higher: PaidBefore | null
  /** The same subsidy for the same level of an occupation that the claim does not name. */
  unnamed: boolean
  /** How often the same subsidy counts in the calendar year of the claim, and ever. */
  inYear: number
  ever: number
}

interface Claimed {
  project: PaidBefore['project']
  occupation: string | null
  level: Level | null
  day: CivilDate
}

/** Looks through what was paid before; the order of the history has no influence. */
export function earlier(
  claim: Claimed,
  history: readonly PaidBefore[],
  excludes: readonly PaidBefore['project'][],
): Earlier {
  if (history.length === 0) return NOTHING
  const found: Earlier = { ...NOTHING }
  const occupation = claim.occupation === null ? null : occupationKey(claim.occupation)
  for (const paid of history) {
    const sameProject = paid.project === claim.project
    if (sameProject) {
      found.ever++
      if (sameYear(countedOn(paid), claim.day)) found.inYear++
    } else if (!excludes.includes(paid.project)) continue

    const sameLevel = paid.level === claim.level
    if (!sameLevel && !(sameProject && isHigher(paid.level, claim.level))) continue
    if (occupation === null) found.unnamed ||= sameLevel
    else if (occupationKey(paid.occupation) !== occupation) continue
    else if (!sameLevel) found.higher = first(found.higher, paid)
    else if (sameProject) found.same = first(found.same, paid)
    else found.other = first(found.other, paid)
  }
  return found
}

/** Whether two days lie in one year; they are written alike, year first. */
function sameYear(one: string, other: string): boolean {
  for (let at = 0; at < 4; at++) if (one.charCodeAt(at) !== other.charCodeAt(at)) return false
  return true
}

const NOTHING: Readonly<Earlier> = {
  same: null,
  other: null,
  higher: null,
  unnamed: false,
  inYear: 0,
  ever: 0,
}

/** The day by whose year a subsidy is counted: the claim's own day, else the day of payment. */
function countedOn({ countsOn, paidOn }: PaidBefore): string {
  return countsOn ?? paidOn ?? ''
}

/** Of two the one that is told: what was paid before what is on its way, then the earlier, then by name. */
function first(known: PaidBefore | null, paid: PaidBefore): PaidBefore {
  return known === null || rank(paid) < rank(known) ? paid : known
}

function rank({ project, paidOn, countsOn }: PaidBefore): string {
  return `${paidOn ?? '9'} ${countsOn ?? ''} ${project}`
}

function isHigher(level: Level, than: Level | null): boolean {
  return level !== 'special' && than !== null && than !== 'special' && level < than
}
