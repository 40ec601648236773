import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import type { listCorrections, readCorrection } from '../correction/correct.ts'
import type { prepareSession } from '../desk/arrange.ts'
import type { listPractical, readPractical } from '../desk/read.ts'
import type { readTyping } from '../paper/type.ts'
import type { listSheets, readSheet } from '../sheet/read.ts'

export type SessionList = z.output<typeof listPractical.output>
export type Progress = z.output<typeof readPractical.output>
export type Prepared = z.output<typeof prepareSession.output>
export type Typing = z.output<typeof readTyping.output>
export type CorrectionList = z.output<typeof listCorrections.output>
export type CorrectionShown = z.output<typeof readCorrection.output>
export type SheetList = z.output<typeof listSheets.output>
export type SheetShown = z.output<typeof readSheet.output>

/** Whether a candidate is there, in words; by any text, since it may be points. */
export const PRESENCE_WORDS: Readonly<Record<string, string>> = {
  sat: '到考',
  absent: '缺考',
  stopped: '中止',
}

export const STAGES: Readonly<Record<Progress['session']['stage'], string>> = {
  marking: '评分中',
  closed: '已结束评分，待签名',
  entered: '成绩已录入考试',
}

export const CORRECTION_STAGES: Readonly<Record<CorrectionShown['correction']['stage'], string>> = {
  waiting: '等市局决定',
  decided: '已同意',
  refused: '不同意',
}

export const SHEET_STAGES: Readonly<Record<SheetShown['stage'], string>> = {
  draft: '待确认',
  confirmed: '已确认',
  dropped: '已撤下',
}

/** A moment as 2026年3月2日 14:05. */
export const moment = (at: number): string => formatMoment(new Date(at))

/** What an item of a sheet says; the cell of presence has words of its own. */
export const itemWords = (items: readonly { id: string; words: string }[], id: string): string =>
  items.find((one) => one.id === id)?.words ?? (id === 'stop' ? '中止的原因' : '到考情况')

/** A value as it is read: points, or whether somebody was there. */
export const valueWords = (value: string): string => PRESENCE_WORDS[value] ?? `${value} 分`

/** A mark as it is read: 缺考, or points. */
export const markWords = (mark: string | null): string =>
  mark === null ? '——' : mark === 'absent' ? '缺考' : mark
