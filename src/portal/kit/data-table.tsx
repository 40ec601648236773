import type { ReactNode } from 'react'

export interface Column<Row> {
  title: string
  cell(row: Row): ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  /** Left out on a phone. */
  spare?: boolean
  /** Names the row for screen readers; the first column unless another says so. */
  head?: boolean
}

interface DataTableProps<Row> {
  caption: string
  /** The caption is said elsewhere on the page, so it is only for screen readers. */
  captionHidden?: boolean
  /** Few and short columns: stays a table on a phone, too. */
  compact?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** What stands there instead when there are no rows. */
  empty: ReactNode
}

/** A table that on a phone becomes one card a row, each value beside its column's name. */
export function DataTable<Row>({
  caption,
  captionHidden,
  compact,
  columns,
  rows,
  rowKey,
  empty,
}: DataTableProps<Row>) {
  if (rows.length === 0) return empty
  const head = Math.max(
    columns.findIndex((column) => column.head),
    0,
  )
  return (
    <table className={compact ? 'data compact' : 'data stacked'}>
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ title, numeric, spare }) => (
            <th key={title} scope="col" className={cellClass(numeric, spare)}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ title, numeric, spare, cell }, at) =>
              at === head ? (
                <th key={title} scope="row">
                  {cell(row)}
                </th>
              ) : (
                <td key={title} data-label={title} className={cellClass(numeric, spare)}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cellClass = (numeric: boolean | undefined, spare: boolean | undefined): string | undefined =>
  numeric ? (spare ? 'n spare' : 'n') : spare ? 'spare' : undefined
