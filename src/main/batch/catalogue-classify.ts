import { fileURLToPath } from 'node:url'
import { check } from '../../kernel/standard/load/check-located.ts'
import { locate } from '../../kernel/standard/load/located.ts'
import { byBytes } from '../../kernel/value/text/by-bytes.ts'
import { csvRow } from '../../kernel/value/text/csv.ts'
import { type CivilDate, civilDateOf, parseCivilDate } from '../../kernel/value/time/civil-date.ts'
import {
  classify,
  EVIDENCE_COLUMNS,
  type Evidence,
  type Finding,
  GRADES,
  type Grade,
  type Method,
  methodKind,
  readEvidence,
  reasonsOf,
  scoreText,
} from '../../modules/catalogue/rules/evidence.ts'
import { optionsOf } from './arguments.ts'
import { readTable } from './csv.ts'
import type { BatchIo } from './io.ts'
import { readBytes, writeLines } from './jsonl.ts'

const USAGE =
  'haihe catalogue classify --evidence evidence.csv --previous catalogue.csv --out proposal.csv [--method method.yaml] [--occupations occupations.csv] [--on 2026-07-01] [--json]'

const OPTIONS = {
  evidence: { type: 'string' },
  previous: { type: 'string' },
  out: { type: 'string', default: '-' },
  method: {
    type: 'string',
    default: fileURLToPath(new URL('../../../city/tianjin/catalogue/method.yaml', import.meta.url)),
  },
  occupations: { type: 'string' },
  on: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/**
 * `haihe catalogue classify`: a score and a proposed class for every occupation of the evidence and of the catalogue
 * before, sorted by code. Exits with 2, and writes nothing, where the method or a row is wrong.
 */
export function runCatalogueClassify(args: readonly string[], io: BatchIo, now: Date): number {
  const options = optionsOf(args, OPTIONS, USAGE, io)
  if (options === null) return 2
  const { evidence: evidencePath, previous: previousPath } = options
  if (evidencePath === undefined || previousPath === undefined) {
    io.err(`缺少 ${evidencePath === undefined ? '--evidence' : '--previous'}。用法：${USAGE}`)
    return 2
  }
  const day = options.on === undefined ? null : parseCivilDate(options.on)
  if (day !== null && !day.valid) {
    io.err(`--on：${day.reason}`)
    return 2
  }
  if (evidencePath === '-' && previousPath === '-') {
    io.err('标准输入只能用一次：--evidence 和 --previous 不能都是 -。')
    return 2
  }
  const faults: string[] = []
  const method = methodIn(options.method, io, faults)
  const known = options.occupations === undefined ? null : occupationsIn(options.occupations, io, faults)
  const before = previousIn(previousPath, known, io, faults)
  const evidence = evidenceIn(evidencePath, day?.value ?? civilDateOf(now), known, io, faults)
  if (method === null || faults.length > 0) {
    for (const fault of faults) io.err(fault)
    return 2
  }

  const counts: Record<Grade, number> = { 非常紧缺: 0, 紧缺: 0, 一般紧缺: 0, 不列入: 0 }
  let changed = 0
  const codes = [...new Set([...evidence.keys(), ...before.keys()])].sort(byBytes)
  const lines = [csvRow(PROPOSAL_COLUMNS)]
  for (const code of codes) {
    const rows = evidence.get(code) ?? []
    const finding = classify(rows, before.get(code) ?? null, method)
    counts[finding.grade]++
    if (finding.grade !== (finding.before ?? '不列入')) changed++
    lines.push(proposalLine(code, nameOf(rows) ?? known?.get(code) ?? '', finding, method))
  }
  const status = writeLines(options.out, lines, io)
  if (status === 0 && options.json) io.out(JSON.stringify({ rows: codes.length, changed, ...counts }))
  return status
}

const PROPOSAL_COLUMNS = ['code', 'name', 'score', 'class', 'previous', 'confidence', 'reasons']

function proposalLine(code: string, name: string, finding: Finding, method: Method): string {
  const { grade, before, confidence } = finding
  const reasons = reasonsOf(finding, method).join('；')
  return csvRow([code, name, scoreText(finding.score) ?? '', grade, before ?? '', confidence, reasons])
}

function methodIn(path: string, io: BatchIo, faults: string[]): Method | null {
  const before = faults.length
  const text = readBytes(path, io, faults).toString('utf8')
  if (faults.length > before) return null
  const located = locate(path, text)
  const isMap = typeof located.value === 'object' && located.value !== null && !Array.isArray(located.value)
  const data = isMap
    ? Object.fromEntries(Object.entries(located.value as object).filter(([key]) => !HEADER.includes(key)))
    : located.value
  return check(methodKind.schema, { ...located, value: data }, faults)
}

/** What describes an edition, beside its data. */
const HEADER = ['kind', 'name', 'from', 'to', 'source', 'status']

/** The names of the classification's occupations by code. */
function occupationsIn(path: string, io: BatchIo, faults: string[]): Map<string, string> {
  const rows = readTable(path, ['code', 'name', 'rank', 'digital', 'green', 'source'], io, faults)
  return new Map(
    rows.filter(({ values }) => values.code !== '').map(({ values }) => [values.code, values.name]),
  )
}

type Known = ReadonlyMap<string, string> | null

const UNKNOWN_CODE = '职业分类里没有这个编码，请核对；新职业请先补入职业分类'

function previousIn(path: string, known: Known, io: BatchIo, faults: string[]): Map<string, Grade> {
  const before = new Map<string, Grade>()
  const lines = new Map<string, number>()
  for (const { line, values } of readTable(path, ['code', 'class'], io, faults)) {
    const fault = (column: string, message: string) => faults.push(`${path}:${line}: ${column}: ${message}`)
    const grade = GRADES.find((one) => one === values.class)
    const first = lines.get(values.code)
    if (values.code === '') fault('code', '没有填写，请补上')
    else if (values.code.startsWith('=')) fault('code', '这里是公式，请改成算好的内容')
    else if (known !== null && !known.has(values.code)) fault('code', UNKNOWN_CODE)
    else if (first !== undefined) fault('code', `与第 ${first} 行重复，请删去一行`)
    else lines.set(values.code, line)
    if (grade === undefined) fault('class', `应为 ${GRADES.join('、')} 之一`)
    else before.set(values.code, grade)
  }
  return before
}

function evidenceIn(
  path: string,
  on: CivilDate,
  known: Known,
  io: BatchIo,
  faults: string[],
): Map<string, Evidence[]> {
  const byCode = new Map<string, Evidence[]>()
  const lines = new Map<string, number>()
  for (const { line, values } of readTable(path, EVIDENCE_COLUMNS, io, faults)) {
    const fault = (column: string, message: string) => faults.push(`${path}:${line}: ${column}: ${message}`)
    if (known !== null && values.code !== '' && !known.has(values.code)) fault('code', UNKNOWN_CODE)
    const key = JSON.stringify([values.code, values.period])
    const first = lines.get(key)
    if (first === undefined) lines.set(key, line)
    else fault('period', `这个职业的 ${values.period} 与第 ${first} 行重复，请只留一行`)
    const read = readEvidence(values, on)
    if ('problems' in read) for (const { column, message } of read.problems) fault(column, message)
    else byCode.set(values.code, [...(byCode.get(values.code) ?? []), read.evidence])
  }
  return byCode
}

/** The name of an occupation in its newest evidence. */
function nameOf(rows: readonly Evidence[]): string | null {
  const newest = rows.reduce<Evidence | null>(
    (found, row) => (found === null || row.period > found.period ? row : found),
    null,
  )
  return newest?.name ?? null
}
