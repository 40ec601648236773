import type { z } from 'zod'
import { formatMoment, shortMoment } from '../../../kernel/value/time/moment.ts'
import type { appealExaminers } from '../appeal/assign.ts'
import type { appealWork } from '../appeal/remark.ts'
import type { listSessions, readDesk } from '../desk/read.ts'
import type { differingAnswers, nextAnswer } from '../marking/examine.ts'
import type { listRulings, readRuling, readSessionItems } from '../marking/items.ts'

/** What the verbs answer, by their own schemas. */
export type SessionList = z.output<typeof listSessions.output>
export type Desk = z.output<typeof readDesk.output>
export type Seat = Desk['seats'][number]
export type NextAnswer = z.output<typeof nextAnswer.output>
export type Differing = z.output<typeof differingAnswers.output>
export type SessionItems = z.output<typeof readSessionItems.output>
export type ItemView = SessionItems['items'][number]
export type RulingList = z.output<typeof listRulings.output>
export type AppealExaminers = z.output<typeof appealExaminers.output>
export type AppealWork = z.output<typeof appealWork.output>
export type RulingView = z.output<typeof readRuling.output>

export const RULINGS: Readonly<Record<RulingView['ruling']['what'], string>> = {
  void: '作废',
  key: '更正答案',
}

export const RULING_STAGES: Readonly<Record<RulingView['ruling']['stage'], string>> = {
  waiting: '等决定',
  decided: '已同意',
  refused: '不同意',
}

/** How a question is marked now. */
export const STANDINGS: Readonly<Record<ItemView['standing'], string>> = {
  'as-written': '按原答案',
  void: '已作废',
  rekeyed: '答案已更正',
}

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
