import { check } from '../../kernel/standard/load/check-located.ts'
import { locate } from '../../kernel/standard/load/located.ts'
import { byBytes } from '../../kernel/value/text/by-bytes.ts'
import { csvRow, isFormula } from '../../kernel/value/text/csv.ts'
import {
  creditKind,
  EVENT_COLUMNS,
  faultsBetween,
  type Rating,
  type Recorded,
  type Rubric,
  rate,
  readRecorded,
  rubricShape,
} from '../../modules/credit/rules.ts'
import { optionsOf } from './arguments.ts'
import { readTable } from './csv.ts'
import type { BatchIo } from './io.ts'
import { readBytes, writeLines } from './jsonl.ts'

const USAGE =
  'haihe credit rate --rubric rubric.yaml --events events.csv --out ratings.csv [--orgs orgs.csv] [--json]'

const OPTIONS = {
  rubric: { type: 'string' },
  events: { type: 'string' },
  out: { type: 'string', default: '-' },
  orgs: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/**
 * `haihe credit rate`: points and grade of every organisation (信用分级), sorted by its code. Exits with 2, and writes
 * nothing, where the rubric or a row is wrong.
 */
export function runCreditRate(args: readonly string[], io: BatchIo): number {
  const options = optionsOf(args, OPTIONS, USAGE, io)
  if (options === null) return 2
  const { rubric: rubricPath, events: eventsPath, orgs: orgsPath } = options
  if (rubricPath === undefined || eventsPath === undefined) {
    io.err(`缺少 ${rubricPath === undefined ? '--rubric' : '--events'}。用法：${USAGE}`)
    return 2
  }
  if ([rubricPath, eventsPath, orgsPath].filter((path) => path === '-').length > 1) {
    io.err('标准输入只能用一次：--rubric、--events、--orgs 里只能有一个是 -。')
    return 2
  }
  const faults: string[] = []
  const rubric = rubricIn(rubricPath, io, faults)
  const listed = orgsPath === undefined ? null : orgsIn(orgsPath, io, faults)
  const events = rubric === null ? [] : eventsIn(eventsPath, rubric, io, faults)
  if (rubric === null || faults.length > 0) {
    for (const fault of faults) io.err(fault)
    return 2
  }

  const byOrg = Map.groupBy(events, ({ org }) => org)
  const orgs = (listed ?? [...byOrg.keys()]).sort(byBytes)
  const rated = new Set(orgs)
  const elsewhere = events.filter(({ org }) => !rated.has(org)).length
  const grades = Object.fromEntries(rubric.bands.map(({ grade }) => [grade, 0]))
  const lines = [csvRow(RATING_COLUMNS)]
  for (const org of orgs) {
    const rating = rate(rubric, byOrg.get(org) ?? [])
    grades[rating.grade] = (grades[rating.grade] ?? 0) + 1
    lines.push(ratingLine(org, rating))
  }
  if (elsewhere > 0) io.err(`${eventsPath} 有 ${elsewhere} 行的机构不在 ${orgsPath} 里，没有评定。`)
  const status = writeLines(options.out, lines, io)
  if (status === 0 && options.json) io.out(JSON.stringify({ rows: orgs.length, ...grades, elsewhere }))
  return status
}

const RATING_COLUMNS = ['org', 'score', 'grade', 'veto', 'deductions']

const ratingLine = (org: string, { score, grade, vetoes, deductions }: Rating): string =>
  csvRow([
    org,
    score,
    grade,
    vetoes.join(';'),
    deductions.map(({ key, points }) => `${key}:${points}`).join(';'),
  ])

/** A rubric by itself, or an edition of the city as its folder holds it. */
function rubricIn(path: string, io: BatchIo, faults: string[]): Rubric | null {
  const before = faults.length
  const text = readBytes(path, io, faults).toString('utf8')
  if (faults.length > before) return null
  const located = locate(path, text)
  const { value } = located
  if (typeof value !== 'object' || value === null || !('measures' in value))
    return check(rubricShape, located, faults)
  const data = Object.fromEntries(Object.entries(value).filter(([key]) => !HEADER.includes(key)))
  return check(creditKind.schema, { ...located, value: data }, faults)
}

/** What describes an edition, beside its data. */
const HEADER = ['kind', 'name', 'from', 'to', 'source', 'status']

function orgsIn(path: string, io: BatchIo, faults: string[]): string[] {
  const lines = new Map<string, number>()
  for (const { line, values } of readTable(path, ['org'], io, faults)) {
    const first = lines.get(values.org)
    if (values.org.trim() === '') faults.push(`${path}:${line}: org: 没有填写，请补上`)
    else if (isFormula(values.org)) faults.push(`${path}:${line}: org: 这里是公式，请改成机构的代号`)
    else if (first !== undefined) faults.push(`${path}:${line}: org: 与第 ${first} 行重复，请删去一行`)
    else lines.set(values.org, line)
  }
  return [...lines.keys()]
}

function eventsIn(path: string, rubric: Rubric, io: BatchIo, faults: string[]): Recorded[] {
  const known = new Set([...rubric.indicators, ...rubric.veto].map(({ key }) => key))
  const rows: Recorded[] = []
  const wrong: { line: number; column: string; message: string }[] = []
  const table = readTable(path, EVENT_COLUMNS, io, faults)
  for (const { line, values } of table) {
    const read = readRecorded(line, values, known)
    if ('faults' in read) wrong.push(...read.faults)
    else rows.push(read.row)
  }
  // A row that is wrong by itself says so; what names it is judged once it is right.
  const unread = new Set(wrong.map(({ line }) => line))
  const between = faultsBetween(rows, unread)
  for (const { line, column, message } of [...wrong, ...between].sort((a, b) => a.line - b.line))
    faults.push(`${path}:${line}: ${column}: ${message}`)
  return rows
}
