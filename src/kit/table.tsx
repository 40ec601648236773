import { Fragment, isValidElement, type KeyboardEvent, type ReactNode } from 'react'

export interface Column<Row> {
  title: string
  show(row: Row, at: number): ReactNode
  /** Figures stand at the end of their cell. */
  figures?: boolean
  /** Left out on a phone. */
  spare?: boolean
  /** Names the row for screen readers; the first column unless another says so. */
  head?: boolean
  /** What stands in the head instead of the title: a button that sorts. */
  heading?: ReactNode
  /** In which order the rows stand, where they can be sorted by it. */
  order?: 'ascending' | 'descending' | 'none'
}

interface TableProps<Row> {
  caption: ReactNode
  /** The caption is said elsewhere on the page, so it is only for screen readers. */
  captionHidden?: boolean
  /** `stacked` and `rows` become one card a row on a phone; `compact`, of few and short columns, stays a table. */
  look: 'stacked' | 'compact' | 'rows'
  /** A column may be left out by a condition before it. */
  columns: readonly (Column<Row> | false)[]
  rows: readonly Row[]
  rowKey(row: Row, at: number): string
  onKeyDown?(event: KeyboardEvent<HTMLTableElement>): void
}

/** The one table in which records are listed: each value has its column's name with it, wherever it is read. */
export function Table<Row>({
  caption,
  captionHidden,
  look,
  columns,
  rows,
  rowKey,
  onKeyDown,
}: TableProps<Row>) {
  const shown = columns.filter((column) => column !== false)
  const head = Math.max(
    shown.findIndex((column) => column.head),
    0,
  )
  return (
    <table className={LOOKS[look]} onKeyDown={onKeyDown}>
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {shown.map(({ title, heading, order, figures, spare }) => (
            <th key={title} scope="col" className={cellClass(figures, spare)} aria-sort={order}>
              {heading ?? title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={rowKey(row, place)}>
            {shown.map(({ title, figures, spare, show }, at) =>
              at === head ? (
                <th key={title} scope="row">
                  {show(row, place)}
                </th>
              ) : (
                <td key={title} data-label={title} className={cellClass(figures, spare)}>
                  {look === 'stacked' ? inOnePiece(show(row, place)) : show(row, place)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Several parts in a cell stay together: on a phone a cell puts what it holds as far apart as it can. */
const inOnePiece = (shown: ReactNode): ReactNode =>
  Array.isArray(shown) || (isValidElement(shown) && shown.type === Fragment) ? <div>{shown}</div> : shown

const LOOKS = { stacked: 'data stacked', compact: 'data compact', rows: 'rows' }

const cellClass = (figures: boolean | undefined, spare: boolean | undefined): string | undefined =>
  figures ? (spare ? 'figures spare' : 'figures') : spare ? 'spare' : undefined
