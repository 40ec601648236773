export interface AttendanceDay {
  day: string
  /** Hours (课时). */
  planned: number
  attended: number
}

export interface AttendanceSum {
  planned: number
  attended: number
  /** Attended of planned, in whole percent rounded down: 79.9 % is not 80 %. */
  percent: number
  presentDays: number
  absentDays: string[]
}

/** What a trainee's days add up to. */
export function attendanceSum(days: readonly AttendanceDay[]): AttendanceSum {
  const planned = days.reduce((sum, day) => sum + day.planned, 0)
  const attended = days.reduce((sum, day) => sum + day.attended, 0)
  return {
    planned,
    attended,
    percent: planned === 0 ? 0 : Math.floor((attended * 100) / planned),
    presentDays: days.filter((day) => day.attended > 0).length,
    absentDays: days.filter((day) => day.attended === 0).map(({ day }) => day),
  }
}
