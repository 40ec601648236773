import type { Standards } from '../../../kernel/standard/index.ts'
import type { CertificateLevel } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { historyOf, levelsTold } from '../../catalogue/rules.ts'
import { levelsFor } from './levels.ts'

/** Which levels the national standard of an occupation has, and the catalogues that told (R2.7). */
export interface LevelsOfOccupation {
  /** R3.2: the lowest of them, open to all (初始等级). */
  initial: CertificateLevel
  /** Levels that there are not. */
  absent: readonly CertificateLevel[]
  /** Its own standard says so, which then has the conditions of the initial level too. */
  own: boolean
  /** The catalogue editions that it rests on. */
  editions: readonly string[]
}

const LOWEST_FIRST: readonly CertificateLevel[] = [5, 4, 3, 2, 1]

/** By the occupation's own standard where one is kept, else by the catalogues, whose “——” says that there is no such level. */
export function levelsOfOccupation(
  occupation: string,
  day: CivilDate,
  standards: Standards,
): LevelsOfOccupation {
  const own = levelsFor(occupation, day, standards)
  const kept = own !== null && sameOccupation(own.data.occupation ?? '', occupation) ? own.data.levels : null
  const words = kept ? [] : historyOf(occupation, day, standards).filter(({ entries }) => entries.length > 0)
  const told = levelsTold(words)
  const absent = LOWEST_FIRST.filter((level) =>
    kept ? kept[level] === undefined : told.get(level) === false,
  )
  return {
    initial: LOWEST_FIRST.find((level) => !absent.includes(level)) ?? 5,
    absent,
    own: kept !== null,
    editions: words.map(({ edition }) => edition.id),
  }
}
