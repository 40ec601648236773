import type { Check } from '../../../kernel/value/check.ts'
import { type Decimal, parseDecimal } from '../../../kernel/value/decimal.ts'
import { checkOccupationCode } from '../../../kernel/value/number/occupation-code.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Evidence, MEASURE_KEYS, type Measure, NEVER_NEGATIVE } from './evidence.ts'
import { lastDayOf, parsePeriod } from './period.ts'

/** The columns of evidence as a file, in this order; growth in percent. */
export const EVIDENCE_COLUMNS = [
  'code',
  'name',
  'period',
  'vacancies',
  'seekers',
  'vacancy_days',
  'wage_growth',
  'survey_score',
  'industry_growth',
] as const
type EvidenceColumn = (typeof EVIDENCE_COLUMNS)[number]

/** A row as it is written; a blank says that a source says nothing. */
export type EvidenceText = Record<EvidenceColumn, string>

const COLUMN_OF: Record<Measure, EvidenceColumn> = {
  vacancies: 'vacancies',
  seekers: 'seekers',
  vacancyDays: 'vacancy_days',
  wageGrowth: 'wage_growth',
  surveyScore: 'survey_score',
  industryGrowth: 'industry_growth',
}

/** Reads a row, or says of each column what is wrong and what to do; a quarter must be over on the day `on`. */
export function readEvidence(
  row: EvidenceText,
  on: CivilDate,
): { evidence: Evidence } | { problems: { column: EvidenceColumn; message: string }[] } {
  const problems: { column: EvidenceColumn; message: string }[] = []
  const take = <T>(column: EvidenceColumn, checked: Check<T>): T | null => {
    if (checked.valid) return checked.value
    problems.push({ column, message: checked.reason })
    return null
  }
  for (const column of ['code', 'name'] as const) {
    if (row[column] === '') problems.push({ column, message: '没有填写，请补上' })
    else if (/^[=+@]/.test(row[column])) problems.push({ column, message: FORMULA })
  }
  // Codes of a city's own are let through here; the register asks the classification.
  if (LIKE_CODE.test(row.code)) take('code', checkOccupationCode(row.code))
  if (LIKE_CODE.test(row.name) && !LIKE_CODE.test(row.code))
    problems.push({ column: 'name', message: '这里像职业编码，各列可能错位，请对照表头核对这一行' })
  const period = take(
    'period',
    isFormula(row.period) ? { valid: false, reason: FORMULA } : parsePeriod(row.period),
  )
  if (period !== null && on <= lastDayOf(period))
    problems.push({
      column: 'period',
      message: `${period} 到 ${lastDayOf(period)} 才结束，请等这一期结束以后再报，或核对所属期`,
    })
  const measures = {} as Record<Measure, Decimal | null>
  for (const measure of MEASURE_KEYS) {
    const column = COLUMN_OF[measure]
    measures[measure] = row[column] === '' ? null : take(column, numberIn(row[column], measure))
  }
  if (problems.length > 0 || period === null) return { problems }
  return { evidence: { code: row.code, name: row.name, period, ...measures } }
}

function numberIn(text: string, measure: Measure): Check<Decimal> {
  if (isFormula(text)) return { valid: false, reason: FORMULA }
  const read = parseDecimal(text)
  if (!read.valid)
    return { valid: false, reason: '应为数字，例如 120 或 8.5，不带单位、逗号、百分号和空格；没有数据请留空' }
  if (read.value.digits < 0n && NEVER_NEGATIVE.includes(measure))
    return { valid: false, reason: '不能小于 0，请核对；没有数据请留空' }
  return read
}

const FORMULA = '这里是公式，请改成算好的内容'
const isFormula = (text: string) => text.startsWith('=')
const LIKE_CODE = /^\d-\d\d-\d\d-\d\d$/
