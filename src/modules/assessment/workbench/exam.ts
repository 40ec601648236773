import type { z } from 'zod'
import { checkLevel, levelName } from '../../../kernel/value/level.ts'
import type { Enrolled as EnrolledShape } from '../exam/enrol-class.ts'
import type { MarksEntered as EnteredShape } from '../exam/enter-marks.ts'
import type { LateAsked as AskedShape, LateSeated as LateShape } from '../late/seat-late.ts'
import type { planExam } from '../verbs/plan-exam.ts'
import type { planKnown } from '../verbs/plan-known.ts'
import type { ourExams, readExam } from '../verbs/read-exams.ts'

/** What the verbs answer, by their own schemas. */
export type ExamList = z.output<typeof ourExams.output>
export type ExamDesk = z.output<typeof readExam.output>
export type PlanKnown = z.output<typeof planKnown.output>
export type Planned = z.output<typeof planExam.output>
export type MarksEntered = z.output<typeof EnteredShape>
export type Enrolled = z.output<typeof EnrolledShape>
export type LateAsked = z.input<typeof AskedShape>
export type LateSeated = z.output<typeof LateShape>
export type Paper = ExamDesk['papers'][number]

/** `4` as 四级（中级工）. */
export function levelText(level: string): string {
  const read = checkLevel(level)
  return read.valid ? levelName(read.value) : level
}
