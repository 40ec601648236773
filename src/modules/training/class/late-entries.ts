import { addDays, type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { Attendance } from '../attendance/store.ts'

/** Entries by hand that were made after their day, beyond what the standard lets pass (事后补录). */
export const lateEntries = (attendance: readonly Attendance[], lateDays: number): Attendance[] =>
  attendance.filter(
    ({ method, at, day }) => method === 'teacher' && civilDateOf(at) > addDays(day as CivilDate, lateDays),
  )
