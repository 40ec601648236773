import type { ReactNode } from 'react'
import { FOOT, MARGIN, Sheet, type SheetLook } from './sheet.tsx'
import { rowHeight, Table, type TableProps } from './table.tsx'

export interface TableSheetsProps extends TableProps, Omit<SheetLook, 'margin'> {
  /** What stands above the table on the first page, and how high it is, in points. */
  lead?: { content: ReactNode; height: number }
  /** What stands below the table, e.g. signatures. */
  tail?: ReactNode
}

/** A long table (名单、明细), cut into sheets beforehand, so that the time it takes grows with its rows only. */
export function TableSheets({
  columns,
  rows,
  lead,
  tail,
  orientation = 'portrait',
  ...look
}: TableSheetsProps) {
  const [width, height] = orientation === 'portrait' ? [595, 842] : [842, 595]
  const room = height - 2 * MARGIN - FOOT - 40
  const parts = rowsOfSheets({ columns, rows }, width - 2 * MARGIN, room, lead?.height ?? 0)
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sheets of a printed table never move
    <Sheet key={index} orientation={orientation} {...look}>
      {index === 0 ? lead?.content : null}
      <Table columns={columns} rows={part} />
      {index === parts.length - 1 ? tail : null}
    </Sheet>
  ))
}

function rowsOfSheets({ columns, rows }: TableProps, width: number, room: number, lead: number) {
  let sheet: (readonly string[])[] = []
  const sheets = [sheet]
  let used = lead
  for (const row of rows) {
    const height = rowHeight(columns, row, width)
    if (used + height > room && sheet.length > 0) {
      sheet = []
      sheets.push(sheet)
      used = 0
    }
    sheet.push(row)
    used += height
  }
  return sheets
}
