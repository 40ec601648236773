import type { KeyboardEvent, ReactNode } from 'react'
import { type Column, Table } from '../../../kit/table.tsx'

interface RowTableProps<Row> {
  caption: ReactNode
  /** The caption stands on the page; else only whoever listens hears it, since the heading above says the same. */
  captionShown?: boolean
  /** Inside a note or a dialog, which is a card already. */
  bare?: boolean
  columns: readonly (Column<Row> | false)[]
  rows: readonly Row[]
  rowKey(row: Row, at: number): string
  /** A sentence below the rows, in the same card. */
  foot?: ReactNode
}

/** Records that are all at hand, as a table; `HhTable` lists what is fetched page by page in the same one. */
export function RowTable<Row>({
  caption,
  captionShown,
  bare,
  columns,
  rows,
  rowKey,
  foot,
}: RowTableProps<Row>) {
  const table = (
    <Table
      look="rows"
      caption={caption}
      captionHidden={!captionShown}
      columns={columns}
      rows={rows}
      rowKey={rowKey}
      onKeyDown={walkRows}
    />
  )
  if (bare) return table
  return (
    <div className="card table-card">
      {table}
      {foot}
    </div>
  )
}

/** Up and down go from row to row. */
function walkRows(event: KeyboardEvent<HTMLTableElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!by) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody th a')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? undefined : links[at + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
