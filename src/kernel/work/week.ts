import { addDays, type CivilDate, weekdayOf } from '../value/time/civil-date.ts'

/** The last day of the week in which a day lies (本周): its Sunday. */
export const weekEnds = (day: CivilDate): CivilDate => addDays(day, 7 - weekdayOf(day))
