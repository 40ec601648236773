import type { z } from 'zod'
import { checkLevel, levelName } from '../../../kernel/value/level.ts'
import type { TagTone } from '../../../kit/tag.tsx'
import type { enterMarks } from '../verbs/marks.ts'
import type { planExam } from '../verbs/plan-exam.ts'
import type { ourExams, readExam } from '../verbs/read-exams.ts'

/** What the verbs answer, by their own schemas. */
export type ExamList = z.output<typeof ourExams.output>
export type ExamDesk = z.output<typeof readExam.output>
export type Planned = z.output<typeof planExam.output>
export type MarksEntered = z.output<typeof enterMarks.output>
export type Paper = ExamDesk['papers'][number]

/** How the states of an examination (考试状态) are coloured; they are named by its procedure. */
export const EXAM_TONES: Readonly<Record<string, TagTone>> = {
  seated: 'warn',
  certified: 'ok',
  cancelled: 'bad',
  void: 'bad',
}

/** `4` as 四级（中级工）. */
export function levelText(level: string): string {
  const read = checkLevel(level)
  return read.valid ? levelName(read.value) : level
}
