import { LEVELS } from '../../kernel/value/level.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { parseCivilDate } from '../../kernel/value/time/civil-date.ts'
import { GROUPS } from './facts.ts'
import type { Situation } from './rules.ts'

/** The calculator's questions as its address holds them; what is not answered gets what is asked for most. */
export function situationIn(query: Readonly<Record<string, string | undefined>>): Situation {
  return {
    occupation: (query.occupation ?? '').trim().slice(0, 60),
    level: LEVELS.find((level) => String(level) === query.level) ?? 4,
    hours: query.hours === '80' ? 80 : 120,
    mode: query.mode2 === 'blended' ? 'blended' : 'offline',
    group: GROUPS.find((group) => group === query.group) ?? 'enterprise-employee',
    certified: query.certified === 'yes',
  }
}

/** The day of `?on=`, or the day given where it is not one. */
export function dayIn(on: string | undefined, today: CivilDate): CivilDate {
  const parsed = parseCivilDate(on ?? '')
  return parsed.valid ? parsed.value : today
}
