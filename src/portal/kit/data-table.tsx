import type { ReactNode } from 'react'
import { type Column, Table } from '../../kit/table.tsx'

interface DataTableProps<Row> {
  caption: string
  /** The caption is said elsewhere on the page, so it is only for screen readers. */
  captionHidden?: boolean
  /** Few and short columns: stays a table on a phone, too. */
  compact?: boolean
  columns: readonly (Column<Row> | false)[]
  rows: readonly Row[]
  rowKey(row: Row): string
  /** What stands there instead when there are no rows. */
  empty: ReactNode
}

/** A table that on a phone becomes one card a row, each value beside its column's name. */
export const DataTable = <Row,>({ compact = false, empty, ...table }: DataTableProps<Row>): ReactNode =>
  table.rows.length === 0 ? empty : <Table {...table} look={compact ? 'compact' : 'stacked'} />
