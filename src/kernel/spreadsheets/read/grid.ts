import type { Shown } from './number-format.ts'

/** What a cell holds. */
export type Content =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'boolean' | 'formula' | 'error' }
  /** A day that the file writes as a day and no number. */
  | { kind: 'day'; text: string }

/** A cell that holds something, or is part of a merged one. */
export interface GridCell {
  /** Its column; A is 1. */
  at: number
  content: Content | null
  merged: boolean
  shown: Shown
}

export interface GridRow {
  /** Its line; the first is 1. */
  at: number
  hidden: boolean
  /** In the order of their columns. */
  cells: GridCell[]
}

/** A worksheet as it was read. */
export interface Grid {
  name: string
  /** The part that it was read from. */
  part: string
  visible: boolean
  rows: GridRow[]
  /** First and last column of each stretch that is hidden. */
  hiddenColumns: (readonly [number, number])[]
}

/** A workbook as it was read. */
export interface Book {
  sheets: Grid[]
  /** Days are counted from 1904. */
  from1904: boolean
}

/** `C7` of a column and a line. */
export const addressOf = (column: number, line: number): string => `${lettersOf(column)}${line}`

/** `C` of 3. */
export function lettersOf(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

/** Column and line of `C7`; null where it is no such address. */
export function placeIn(address: string): { column: number; line: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address)
  if (match === null) return null
  const column = [...(match[1] ?? '').toUpperCase()].reduce(
    (sum, one) => sum * 26 + one.charCodeAt(0) - 64,
    0,
  )
  const line = Number(match[2])
  return column <= 16_384 && line >= 1 && line <= 1_048_576 ? { column, line } : null
}

/** The characters of a cell that holds text or a number; of any other, none. */
export function textOf(cell: GridCell | undefined): string {
  const content = cell?.content
  if (content?.kind === 'text') return content.text
  return content?.kind === 'number' ? (cell?.shown.text(content.number) ?? String(content.number)) : ''
}

/** The cell of a row in a column, if it holds anything. */
export const cellAt = (row: GridRow | undefined, column: number): GridCell | undefined =>
  row?.cells.find(({ at }) => at === column)

/** The line of a sheet, if anything is in it. */
export const rowAt = (sheet: Grid, line: number): GridRow | undefined =>
  sheet.rows.find(({ at }) => at === line)
