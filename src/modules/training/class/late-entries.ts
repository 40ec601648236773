import { addDays, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { Attendance } from '../attendance/store.ts'

/**
 * Entries by hand that were made, or arrived, after their day, beyond what the standard lets pass (事后补录): that a phone says
 * otherwise is only its word.
 */
export const lateEntries = (attendance: readonly Attendance[], lateDays: number): Attendance[] =>
  attendance.filter(
    ({ method, at, day, signals }) =>
      method === 'teacher' &&
      civilDateOf(signals.receivedAt ? new Date(signals.receivedAt) : at) > addDays(day, lateDays),
  )

/** What counts only once somebody else has looked at it: late entries by hand and sign-ins that wait (待核实). */
export const entriesToLookAt = (attendance: readonly Attendance[], lateDays: number): Attendance[] => {
  const late = new Set(lateEntries(attendance, lateDays))
  return attendance.filter((one) => !one.looked && (one.standing === 'unconfirmed' || late.has(one)))
}

/** Entries by hand that nobody else has looked at; of these only so much counts as the standard says. */
export const byHandAlone = (attendance: readonly Attendance[]): Attendance[] =>
  attendance.filter(({ method, looked }) => method === 'teacher' && !looked)
