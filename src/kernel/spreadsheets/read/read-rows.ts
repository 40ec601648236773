import {
  type Column,
  FILE,
  PROBLEM_LIMIT,
  ROW_LIMIT,
  type SheetDefinition,
  type SheetNotice,
  type SheetProblem,
  type SheetRow,
  type SheetValues,
} from '../definition.ts'
import type { Mistake } from '../mark/mistakes.ts'
import { isSample, sampleProblem } from '../write/sample-row.ts'
import { cellText } from './cell-text.ts'
import { addressOf, cellAt, type Grid, type GridRow, lettersOf, textOf } from './grid.ts'
import { headingsOf } from './headings.ts'
import { checkStamp, othersWithContent, pickSheet } from './pick-sheet.ts'
import { readBook } from './read-book.ts'

/** What was found in a file, before the caller's own checks. */
export interface Found {
  rows: SheetRow[]
  problems: SheetProblem[]
  notices: SheetNotice[]
}

/** Reads every row of a filled-in file; runs in the workroom. */
export function readRows(definition: SheetDefinition, bytes: Uint8Array): Found {
  const book = readBook(bytes)
  if ('wrong' in book) return ofFile(book.wrong, book.message)
  const stamp = checkStamp(book, definition)
  if (stamp !== null) return ofFile(stamp.wrong, stamp.message)
  const sheet = pickSheet(book, definition.name)
  if ('wrong' in sheet) return ofFile(sheet.wrong, sheet.message)
  const headings = headingsOf(sheet, definition)
  if (!sheet.visible)
    return ofFile(
      'hidden-sheet',
      `工作表“${sheet.name.slice(0, 40)}”是隐藏的，没有读入，请取消隐藏，核对后再上传。`,
    )
  if (Array.isArray(headings)) return { rows: [], problems: headings, notices: [] }
  const found = new Reading(definition, headings, book.from1904).of(sheet)
  for (const other of othersWithContent(book, sheet))
    found.problems.push(
      fileProblem(
        'other-sheet',
        `工作表“${other.name.slice(0, 40)}”里也有内容，不会读入，请并到“${sheet.name}”或删去。`,
      ),
    )
  return found
}

const fileProblem = (kind: Mistake, message: string): SheetProblem => ({
  line: 1,
  column: FILE,
  kind,
  message,
})

const ofFile = (kind: Mistake, message: string): Found => ({
  rows: [],
  problems: [fileProblem(kind, message)],
  notices: [],
})

class Reading {
  private readonly definition: SheetDefinition
  private readonly places: Map<Column, number>
  private readonly found: Found = { rows: [], problems: [], notices: [] }
  private readonly lines = new Map<string, number>()
  private readonly from1904: boolean
  private full = false

  constructor(definition: SheetDefinition, places: Map<Column, number>, from1904: boolean) {
    this.from1904 = from1904
    this.definition = definition
    this.places = new Map(definition.columns.map((column) => [column, places.get(column) ?? 0]))
  }

  of(sheet: Grid): Found {
    let count = 0
    for (const row of sheet.rows) {
      if (row.at === 1 || !this.hasContent(row)) continue
      if (this.full) break
      count++
      if (count > ROW_LIMIT + 1) this.stop('too-many-rows', `一次最多 ${ROW_LIMIT} 行，请拆成几个文件。`)
      else if (this.found.problems.length >= PROBLEM_LIMIT)
        this.stop(
          'too-many-problems',
          `错误已超过 ${PROBLEM_LIMIT} 处，后面的没有再查，请先核对是不是传错了文件。`,
        )
      else this.read(row, row.at)
    }
    const { rows, problems } = this.found
    if (rows.length === 0 && problems.length === 0)
      problems.push({ ...fileProblem('no-rows', '表里没有内容，请填写后再上传。'), line: 2 })
    return this.found
  }

  private stop(kind: Mistake, message: string): void {
    this.full = true
    if (kind === 'too-many-rows') this.found.problems.length = 0
    this.found.rows.length = 0
    this.found.problems.push(fileProblem(kind, message))
  }

  private hasContent(row: GridRow): boolean {
    return row.cells.some(
      (cell) =>
        cell.merged || (cell.content?.kind === 'text' ? textOf(cell).trim() !== '' : cell.content !== null),
    )
  }

  private read(row: GridRow, line: number): void {
    const { values, problems, notices } = this.cells(row, line)
    if (isSample(values, this.definition)) {
      const changed = sampleProblem(values, this.definition)
      if (changed !== null) this.found.problems.push({ line, cell: this.cellOf(row, this.first), ...changed })
      return
    }
    if (row.hidden)
      problems.push(
        this.problem(row, this.first, 'hidden-row', '这一行被隐藏了（可能是筛选），请取消隐藏，核对或删去。'),
      )
    problems.push(...this.strayCells(row, line))
    if (problems.length === 0) problems.push(...this.repeated(row, line, values))
    this.found.notices.push(...notices)
    if (problems.length > 0) this.found.problems.push(...problems)
    else this.found.rows.push({ line, values })
  }

  private cells(row: GridRow, line: number) {
    const values: SheetValues = {}
    const problems: SheetProblem[] = []
    const notices: SheetNotice[] = []
    for (const [column, at] of this.places) {
      const read = cellText(cellAt(row, at), column, this.from1904)
      values[column.key] = 'wrong' in read ? '' : read.text
      if ('wrong' in read) problems.push(this.problem(row, column, read.wrong, read.message))
      else if (read.text === '' && column.required)
        problems.push(this.problem(row, column, 'required', `没有填${column.title}。`))
      else if (read.notice !== undefined) notices.push({ line, column: column.title, message: read.notice })
    }
    return { values, problems, notices }
  }

  private strayCells(row: GridRow, line: number): SheetProblem[] {
    const known = new Set(this.places.values())
    const problems: SheetProblem[] = []
    for (const cell of row.cells) {
      if (known.has(cell.at) || textOf(cell).trim() === '') continue
      const column = lettersOf(cell.at)
      const message = `${column} 列没有表头却有内容，不会读入，请移到正确的列或删去。`
      problems.push({
        line,
        column: `${column} 列`,
        cell: addressOf(cell.at, line),
        kind: 'stray-cell',
        message,
      })
      break
    }
    return problems
  }

  private repeated(row: GridRow, line: number, values: SheetValues): SheetProblem[] {
    const same = this.seen(`row ${JSON.stringify(Object.values(values))}`, line)
    if (same !== null)
      return [
        this.problem(row, this.first, 'twofold-row', `与第 ${same} 行完全相同，是重复的行，请删去一行。`),
      ]
    return [...this.places.keys()].flatMap((column) => {
      const value = values[column.key] ?? ''
      const before = column.unique && value !== '' ? this.seen(`${column.key} ${value}`, line) : null
      if (before === null) return []
      return [
        this.problem(
          row,
          column,
          'twofold-value',
          `与第 ${before} 行重复，同一个${column.title}只能有一行。`,
        ),
      ]
    })
  }

  private seen(key: string, line: number): number | null {
    const before = this.lines.get(key)
    if (before === undefined) this.lines.set(key, line)
    return before ?? null
  }

  private problem(row: GridRow, column: Column, kind: Mistake, message: string): SheetProblem {
    return { line: row.at, column: column.title, cell: this.cellOf(row, column), kind, message }
  }

  private cellOf(row: GridRow, column: Column): string {
    return addressOf(this.places.get(column) || 1, row.at)
  }

  private get first(): Column {
    const [first] = this.definition.columns
    if (first === undefined) throw new Error('a sheet has at least one column')
    return first
  }
}
