import type { z } from 'zod'
import { checkLevel, levelName } from '../../../kernel/value/level.ts'
import type { TagTone } from '../../../portal/kit/tag.tsx'
import type { enterMarks } from '../verbs/marks.ts'
import type { planExam } from '../verbs/plan-exam.ts'
import type { ourExams, readExam } from '../verbs/read-exams.ts'

/** What the verbs answer, by their own schemas. */
export type ExamList = z.output<typeof ourExams.output>
export type ExamDesk = z.output<typeof readExam.output>
export type Planned = z.output<typeof planExam.output>
export type MarksEntered = z.output<typeof enterMarks.output>
export type Paper = ExamDesk['papers'][number]

/** The states of an examination (考试状态) in words. */
export const EXAM_STATES: Readonly<Record<string, { text: string; tone: TagTone }>> = {
  enrolling: { text: '报名中', tone: 'plain' },
  seated: { text: '待考试、录成绩', tone: 'warn' },
  notice: { text: '成绩公示中', tone: 'plain' },
  certified: { text: '已发证', tone: 'ok' },
  cancelled: { text: '已取消', tone: 'bad' },
  void: { text: '已作废', tone: 'bad' },
}

/** `4` as 四级（中级工）. */
export function levelText(level: string): string {
  const read = checkLevel(level)
  return read.valid ? levelName(read.value) : level
}
