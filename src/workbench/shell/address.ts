import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router'

export const BASE = '/work'

/** Query values by name; an empty one is not in the address. */
export type Query = Readonly<Record<string, string>>

/** The address of the screen: what is in its path and query, and how to change it. */
export interface Address {
  params: Query
  query: Query
  /** Changes some query values, null removes one; every filter is in the address. */
  setQuery(patch: Record<string, string | null>, how?: 'push' | 'replace'): void
  /** Goes to another screen: `go('/classes/KB-1?tab=roster')`. */
  go(to: string): void
}

/** The address of the screen that is shown. */
export function useAddress(): Address {
  const params = useParams({ strict: false }) as Query
  const query = useSearch({ strict: false }) as Query
  const navigate = useNavigate()
  const router = useRouter()
  return {
    params,
    query,
    setQuery(patch, how = 'push') {
      void navigate({ to: '.', search: patched(query, patch) as never, replace: how === 'replace' })
    },
    go(to) {
      router.history.push(BASE + to)
    },
  }
}

/** The query after some values were changed. */
export function patched(query: Query, patch: Record<string, string | null>): Query {
  const next: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...query, ...patch })) if (value) next[name] = value
  return next
}

/** `?a=1&b=2` as plain text values: an address means the same whoever writes it. */
export const parseQuery = (text: string): Query => Object.fromEntries(new URLSearchParams(text))

export function writeQuery(query: Query): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString()
  return text ? `?${text}` : ''
}
