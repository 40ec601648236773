import { type ReactNode, useState } from 'react'
import { totalText } from '../../../kit/pager.tsx'
import { useAnswer } from '../../api/answer.ts'
import { type Input, requestOf } from '../../api/request.ts'
import { type Query, useAddress } from '../../shell/address.ts'
import { Go } from '../../shell/search/go.tsx'
import { Empty } from '../empty.tsx'
import { FailureNote } from '../failure-note.tsx'
import { Waiting } from '../waiting.tsx'
import { choosing } from './choosing.tsx'
import { type Filter, Filters } from './filters.tsx'
import { ListPager } from './list-pager.tsx'
import { RowTable } from './row-table.tsx'
import { SavedViews } from './saved-views.tsx'
import { listInput, toFilters, toSort } from './table-address.ts'

/** A page of a list, as list verbs answer it. */
export interface ListPage<Row> {
  items: Row[]
  /** Left out where the list does not count. */
  total?: number
  /** There are more than `total`. */
  beyond?: boolean
  next: string | null
  previous: string | null
}

export interface ListColumn<Row> {
  key: string
  title: string
  show(row: Row): ReactNode
  /** Figures stand at the end of their cell. */
  figures?: boolean
  /** The list verb can sort by it (`sort=key` and `sort=-key`). */
  sorts?: boolean
}

export interface HhTableProps<Row> {
  /** What is listed; read out before the table. */
  caption: string
  /** The GET verb: it takes the filters, `after`, `before` and `sort`, and answers a `ListPage`. */
  list: `/${string}`
  /** Input that no filter changes. */
  fixed?: Input
  /** The first column names the row and, with `to`, leads to it. */
  columns: readonly ListColumn<Row>[]
  rowKey: (row: Row) => string
  to?: (row: Row) => string | null
  filters?: readonly Filter[]
  /** Said when there is nothing, and the next step. */
  empty: { text: string; next?: { label: string; to: string } }
  /** A GET verb that gives the same list as a file, or only the rows that are selected. */
  exports?: { label: string; verb: `/${string}`; hint?: string }
  /** What can be done with several rows at once. */
  several?: (selected: readonly Row[], clear: () => void) => ReactNode
  /** The filters can be kept under a name. */
  saves?: boolean
  /** Buttons beside the filters. */
  actions?: ReactNode
}

/** A list of records: filters, order and page are in the address; a phone sees each row as a card. */
export function HhTable<Row>(props: HhTableProps<Row>) {
  const { caption, list, fixed = {}, filters = [], exports, empty, actions } = props
  const { query, setQuery } = useAddress()
  const keys = filters.map(({ key }) => key)
  const input = listInput(fixed, keys, query)
  const { answer, waiting, refreshing, failure, again } = useAnswer<ListPage<Row>>(list, input, {
    keep: true,
  })
  const filtered = keys.some((key) => query[key])
  return (
    <div className="table-block" aria-busy={waiting || refreshing}>
      <div className="table-tools">
        {filters.length > 0 && (
          <Filters filters={filters} query={query} onChange={(patch) => setQuery(toFilters(patch))} />
        )}
        <div className="buttons">
          {actions}
          {exports && (
            <a
              className="btn ghost"
              href={requestOf(`GET ${exports.verb}`, listed(fixed, keys, query)).url}
              title={exports.hint}
              download
            >
              {exports.label}
            </a>
          )}
        </div>
      </div>
      {props.saves && <SavedViews list={list} keys={keys} />}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what={`正在取${caption}`} />}
      {answer && answer.items.length === 0 && (
        <Empty
          text={filtered ? '没有符合筛选条件的记录。' : empty.text}
          {...(empty.next && !filtered ? { next: empty.next } : {})}
          {...(filtered
            ? { onClear: () => setQuery(toFilters(Object.fromEntries(keys.map((key) => [key, null])))) }
            : {})}
        />
      )}
      {answer && answer.items.length > 0 && <Rows {...props} page={answer} />}
    </div>
  )
}

function Rows<Row>(props: HhTableProps<Row> & { page: ListPage<Row> }) {
  const { caption, columns, rowKey, to, page, several } = props
  const { query, setQuery } = useAddress()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE)
  const selected = page.items.filter((row) => chosen.has(rowKey(row)))
  const sortBy = (key: string, title: string) => (
    <button type="button" onClick={() => setQuery(toSort(query.sort, key))}>
      {title}
      <span aria-hidden="true">{SIGNS[orderOf(key, query.sort)]}</span>
    </button>
  )
  return (
    <>
      {several && selected.length > 0 && (
        <div className="several noprint" role="status">
          <b>已选 {selected.length} 件</b>
          {several(selected, () => setChosen(NONE))}
          <button type="button" className="btn ghost" onClick={() => setChosen(NONE)}>
            取消选择
          </button>
        </div>
      )}
      <RowTable
        caption={captionOf(caption, page)}
        columns={[
          several !== undefined && choosing(page.items, rowKey, chosen, setChosen),
          ...columns.map(({ key, sorts, show, ...column }, at) => ({
            ...column,
            head: at === 0,
            show: (row: Row) => {
              const address = at === 0 && to ? to(row) : null
              return address ? <Go to={address}>{show(row)}</Go> : show(row)
            },
            ...(sorts ? { order: orderOf(key, query.sort), heading: sortBy(key, column.title) } : {}),
          })),
        ]}
        rows={page.items}
        rowKey={rowKey}
      />
      <ListPager of={caption} page={page} />
    </>
  )
}

const NONE: ReadonlySet<string> = new Set()

/** What a list is asked with, whatever page of it is shown. */
function listed(fixed: Input, keys: readonly string[], query: Query): Input {
  const { after: _after, before: _before, ...input } = listInput(fixed, keys, query)
  return input
}

const SIGNS = { ascending: ' ↑', descending: ' ↓', none: ' ↕' }

/** What is listed and, where the list counts, how many there are. */
const captionOf = (
  caption: string,
  { total, beyond = false }: { total?: number; beyond?: boolean },
): string => (total === undefined ? caption : `${caption}，共 ${totalText({ total, beyond })} 条`)

const orderOf = (key: string, sort: string | undefined): 'ascending' | 'descending' | 'none' =>
  sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : 'none'
