import type { CivilDate } from '../../kernel/value/civil-date.ts'
import type { Level } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import type { PaidBefore } from './facts.ts'

/** What of a person's history bears on a claim. Days are null where nothing of that sort was paid. */
export interface Earlier {
  /** The same subsidy for the same occupation and level. */
  same: CivilDate | null
  /** Another subsidy for the same occupation and level that cannot be had beside this one. */
  other: PaidBefore | null
  /** 技能提升补贴 for a higher level of the same occupation. */
  higher: CivilDate | null
  /** The same subsidy for the same level of an occupation that the claim does not name. */
  unnamed: boolean
  /** How often the same subsidy was paid in the calendar year of the claim, and ever. */
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
  const found: Earlier = { same: null, other: null, higher: null, unnamed: false, inYear: 0, ever: 0 }
  if (history.length === 0) return found
  const year = claim.day.slice(0, 4)
  const occupation = claim.occupation === null ? null : occupationKey(claim.occupation)
  for (const paid of history) {
    const sameProject = paid.project === claim.project
    if (sameProject) {
      found.ever++
      if (paid.paidOn.startsWith(year)) found.inYear++
    } else if (!excludes.includes(paid.project)) continue

    const sameLevel = paid.level === claim.level
    if (!sameLevel && !(sameProject && isHigher(paid.level, claim.level))) continue
    if (occupation === null) found.unnamed ||= sameLevel
    else if (occupationKey(paid.occupation) !== occupation) continue
    else if (!sameLevel) found.higher = first(found.higher, paid.paidOn)
    else if (sameProject) found.same = first(found.same, paid.paidOn)
    else if (precedes(paid, found.other)) found.other = paid
  }
  return found
}

function first(known: CivilDate | null, day: CivilDate): CivilDate {
  return known === null || day < known ? day : known
}

function precedes(paid: PaidBefore, other: PaidBefore | null): boolean {
  if (other === null || paid.paidOn !== other.paidOn) return other === null || paid.paidOn < other.paidOn
  return paid.project < other.project
}

function isHigher(level: Level, than: Level | null): boolean {
  return level !== 'special' && than !== null && than !== 'special' && level < than
}
