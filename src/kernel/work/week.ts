import { addDays, type CivilDate } from '../value/time/civil-date.ts'

/** The last of the seven days that follow a day (七天内): on a Friday Monday is in sight. */
export const weekAhead = (day: CivilDate): CivilDate => addDays(day, 7)
