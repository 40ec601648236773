import { csvFile } from '../../value/text/csv.ts'
import type { SheetDefinition, SheetValues } from '../definition.ts'

/** CSV for open data (开放数据). */
export const writeCsv = (
  { columns }: Pick<SheetDefinition, 'columns'>,
  rows: readonly Readonly<SheetValues>[],
): Uint8Array =>
  new TextEncoder().encode(
    csvFile([
      columns.map(({ title }) => title),
      ...rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
    ]),
  )
