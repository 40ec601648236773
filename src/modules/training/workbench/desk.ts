import type { z } from 'zod'
import type { FilingAnswer } from '../filing/filing-answer.ts'
import type { readAttendanceCode } from '../verbs/attendance/attendance.ts'
import type { RollShape } from '../verbs/attendance/inspect-roll.ts'
import type { readClassDesk } from '../verbs/class-desk.ts'
import type { completeClass } from '../verbs/complete.ts'
import type { filingKnown } from '../verbs/filing-known.ts'
import type { listViolations } from '../verbs/violations.ts'
import type { RecordedShape } from '../video/recorded.ts'

/** What the verbs answer, by their own schemas. */
export type Desk = z.output<typeof readClassDesk.output>
export type ShownCode = z.output<typeof readAttendanceCode.output>
export type Completed = z.output<typeof completeClass.output>
export type Filed = z.output<typeof FilingAnswer>

export type Roll = NonNullable<z.output<typeof RollShape>>
/** The remote checks of a class, as the supervising district reads them. */
export type Remote = NonNullable<z.output<typeof listViolations.output>['remote']>
export type Recorded = z.output<typeof RecordedShape>

/** What is known before a class is filed, as GET /training/filing answers. */
export type FilingKnown = z.output<typeof filingKnown.output>
