import { LEVELS, levelName } from '../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { GROUPS } from '../people/index.ts'
import { PROGRAMME_KINDS } from '../programmes/index.ts'
import { PROJECT_NAMES } from '../subsidy/index.ts'

const PURPOSES: Readonly<Record<string, string>> = { ...PROGRAMME_KINDS, ...PROJECT_NAMES }
const GROUP_NAMES: Readonly<Record<string, string>> = GROUPS

/** What somebody was declared as, in words (人员类别). */
export const groupName = (group: string): string => GROUP_NAMES[group] ?? group

/** What money was paid for, in words (补贴项目). */
export const purposeName = (purpose: string): string => PURPOSES[purpose] ?? purpose

/** A level of the records in words (等级). */
export const levelInWords = (level: string): string => {
  const known = LEVELS.find((one) => String(one) === level)
  return known === undefined ? level : levelName(known)
}

/** A day of the records as it is read; what is none stays as it is. */
export const dayInWords = (day: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(day) ? formatDay(day as CivilDate) : day
