import type { PagePlace } from '../../../kit/pager.tsx'
import type { Input } from '../../api/request.ts'
import type { Query } from '../../shell/address.ts'

/** The names that a table keeps for itself in the address; filters use others. */
const AFTER = 'after'
const BEFORE = 'before'
const SORT = 'sort'

/** What to change in the address for another page. */
export const toPage = ({ after, before }: PagePlace): Record<string, string | null> => ({
  [AFTER]: after ?? null,
  [BEFORE]: before ?? null,
})

/** What to change for other filters: they begin at the first page again. */
export const toFilters = (filters: Record<string, string | null>): Record<string, string | null> => ({
  ...filters,
  ...toPage({}),
})

/** What to change to sort by a column: first ascending, then descending, then as the list comes. */
export function toSort(sort: string | undefined, key: string): Record<string, string | null> {
  const next = sort === key ? `-${key}` : sort === `-${key}` ? null : key
  return toFilters({ [SORT]: next })
}

/** The input of the list verb: the fixed part, the filters that are set, place and order. */
export function listInput(fixed: Input, filters: readonly string[], query: Query): Input {
  const input: Input = { ...fixed }
  for (const key of [...filters, AFTER, BEFORE, SORT]) if (query[key]) input[key] = query[key]
  return input
}
