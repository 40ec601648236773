import type { z } from 'zod'
import { formatMoment, shortMoment } from '../../../kernel/value/time/moment.ts'
import type { listSessions, readDesk } from '../desk/read.ts'
import type { differingAnswers, nextAnswer } from '../marking/examine.ts'

/** What the verbs answer, by their own schemas. */
export type SessionList = z.output<typeof listSessions.output>
export type Desk = z.output<typeof readDesk.output>
export type Seat = Desk['seats'][number]
export type NextAnswer = z.output<typeof nextAnswer.output>
export type Differing = z.output<typeof differingAnswers.output>

/** How a seat stands, in words. */
export const STATES: Readonly<Record<Seat['state'], string>> = {
  waiting: '未开始',
  absent: '缺考',
  running: '答题中',
  paused: '暂停',
  'handed-in': '已交卷',
  'timed-out': '到时间',
}

export const STAGES: Readonly<Record<Desk['session']['stage'], string>> = {
  before: '未开考',
  open: '考试中',
  closed: '已收卷，待评',
  marked: '已评分',
}

/** A moment as 14:05. */
export const hour = (at: number): string => shortMoment(new Date(at)).slice(6)

/** A moment as 2026年3月2日 14:05. */
export const moment = (at: number): string => formatMoment(new Date(at))
