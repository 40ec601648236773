import { isFormula } from '../../../kernel/value/text/csv.ts'
import { type CivilDate, parseCivilDate } from '../../../kernel/value/time/civil-date.ts'

/** The columns of a table of credit events (信用信息): who, what, when, how often, and what shows it. */
export const EVENT_COLUMNS = ['org', 'indicator', 'date', 'count', 'evidence'] as const
export type EventColumn = (typeof EVENT_COLUMNS)[number]

/** One row of such a table; `corrects` is the line of the row that it takes back or adds to (更正). */
export interface Recorded {
  line: number
  org: string
  indicator: string
  date: CivilDate
  count: number
  corrects: number | null
}

/** Something that is wrong with a row, and in which column. */
export interface Fault {
  line: number
  column: EventColumn
  message: string
}

/** Reads one row; what is wrong is said column by column. `known` are the indicators and vetoes of the rubric. */
export function readRecorded(
  line: number,
  values: Readonly<Record<EventColumn, string>>,
  known: ReadonlySet<string>,
): { row: Recorded } | { faults: Fault[] } {
  const faults: Fault[] = []
  const fault = (column: EventColumn, message: string) => void faults.push({ line, column, message })
  const { org, indicator, evidence } = values
  if (org.trim() === '') fault('org', '没有填写，请补上')
  else if (isFormula(org)) fault('org', '这里是公式，请改成机构的代号')
  if (!known.has(indicator)) fault('indicator', `评分表里没有 ${JSON.stringify(indicator)} 这一项`)
  const date = parseCivilDate(values.date)
  if (!date.valid) fault('date', date.reason)
  const corrects = correctedLine(evidence)
  if (corrects === 'unclear') fault('evidence', '更正要写明被更正的行，例如 correction:12')
  const count = /^-?\d{1,9}$/.test(values.count) ? Number(values.count) : null
  if (count === null) fault('count', '应为整数，例如 1')
  else if (count < 0 && corrects === null)
    fault('count', '次数不能是负数；更正以前的记录，请在 evidence 写 correction:行号')
  if (faults.length > 0 || !date.valid || count === null || corrects === 'unclear') return { faults }
  return { row: { line, org, indicator, date: date.value, count, corrects } }
}

/**
 * What is wrong between rows: a correction names a row that is not there, is of another organisation or indicator, or is
 * itself a correction; or a row and its corrections come to less than nothing. Nothing is said of rows that name one of
 * `unread`, which are wrong by themselves.
 */
export function faultsBetween(rows: readonly Recorded[], unread: ReadonlySet<number>): Fault[] {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const left = new Map(rows.map(({ line, count, corrects }) => [line, corrects === null ? count : 0]))
  const faults: Fault[] = []
  const corrections = rows
    .filter(({ corrects }) => corrects !== null && !unread.has(corrects))
    .sort((a, b) => a.line - b.line)
  for (const { line, org, indicator, count, corrects } of corrections) {
    const fault = (column: EventColumn, message: string) => void faults.push({ line, column, message })
    const corrected = byLine.get(corrects ?? 0)
    if (!corrected) fault('evidence', `第 ${corrects} 行不是一条记录，请核对行号`)
    else if (corrected.corrects !== null)
      fault('evidence', `第 ${corrects} 行本身是更正，请更正第 ${corrected.corrects} 行`)
    else if (corrected.org !== org || corrected.indicator !== indicator)
      fault('evidence', `第 ${corrects} 行是 ${corrected.org} 的 ${corrected.indicator}，与本行不是同一项`)
    else left.set(corrected.line, (left.get(corrected.line) ?? 0) + count)
  }
  for (const { line, corrects } of corrections) {
    const rest = left.get(corrects ?? 0) ?? 0
    if (rest >= 0) continue
    faults.push({ line, column: 'count', message: `第 ${corrects} 行更正后成了 ${rest} 次，不能少于 0` })
    left.delete(corrects ?? 0)
  }
  return faults
}

function correctedLine(evidence: string): number | null | 'unclear' {
  if (!/^\s*correction\s*:/i.test(evidence)) return null
  const named = /^correction:([1-9]\d{0,8})$/.exec(evidence.trim())
  return named ? Number(named[1]) : 'unclear'
}
