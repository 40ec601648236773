import type { Input } from '../../api/request.ts'
import type { Query } from '../../shell/address.ts'

/** The names that a table keeps for itself in the address; filters use others. */
const TRAIL = 'page'
const SORT = 'sort'
const SEPARATOR = '~'

/** Where a table stands, as its address says: which page of the cursor walk, and in which order. */
export interface TablePlace {
  /** The cursors of the pages walked through so far; empty on the first page. */
  trail: string[]
  cursor: string | null
  sort: string | null
}

/** Reads the place of a table from the address. */
export function placeOf(query: Query): TablePlace {
  const trail = query[TRAIL]?.split(SEPARATOR).filter(Boolean) ?? []
  return { trail, cursor: trail.at(-1) ?? null, sort: query[SORT] ?? null }
}

/** What to change in the address for the next page. */
export const toNextPage = ({ trail }: TablePlace, next: string): Record<string, string | null> => ({
  [TRAIL]: [...trail, next].join(SEPARATOR),
})

/** What to change in the address for the page before. */
export const toPageBefore = ({ trail }: TablePlace): Record<string, string | null> => ({
  [TRAIL]: trail.slice(0, -1).join(SEPARATOR) || null,
})

/** What to change for other filters: they begin at the first page again. */
export const toFilters = (filters: Record<string, string | null>): Record<string, string | null> => ({
  ...filters,
  [TRAIL]: null,
})

/** What to change to sort by a column: first ascending, then descending, then as the list comes. */
export function toSort({ sort }: TablePlace, key: string): Record<string, string | null> {
  const next = sort === key ? `-${key}` : sort === `-${key}` ? null : key
  return toFilters({ [SORT]: next })
}

/** The input of the list verb: the fixed part, the filters that are set, cursor and order. */
export function listInput(fixed: Input, filters: readonly string[], query: Query): Input {
  const input: Input = { ...fixed }
  for (const key of filters) if (query[key]) input[key] = query[key]
  const { cursor, sort } = placeOf(query)
  if (cursor) input.cursor = cursor
  if (sort) input.sort = sort
  return input
}
