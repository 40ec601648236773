/** A table while it is read, row by row. */
export interface Rows {
  rows: string[]
  cells: string[]
  /** Columns beyond the first that the cell being read goes over. */
  spans: number
  /** The row being read is hidden or taken out. */
  gone: boolean
}

/** A table that begins. */
export const newRows = (): Rows => ({ rows: [], cells: [], spans: 0, gone: false })

/** A cell has ended: the columns that it goes over besides are empty. */
export function endCell(table: Rows): void {
  for (; table.spans > 0; table.spans--) table.cells.push('')
}

/** A row has ended; it counts unless it was hidden or taken out. */
export function endRow(table: Rows): void {
  if (!table.gone) table.rows.push(table.cells.join('｜'))
  table.cells = []
  table.gone = false
}

/** Adds words to the cell being read; false where there is none. */
export function intoCell({ cells }: Rows, text: string): boolean {
  const last = cells.length - 1
  if (last < 0) return false
  cells[last] = [cells[last], text].filter(Boolean).join(' ')
  return true
}
