/** What the list of classes is filtered by; every filter is in the address. */
export const FILTERS = ['occupation', 'district', 'level'] as const
export type ClassFilter = Record<(typeof FILTERS)[number], string>

/** The address of the list with these filters. */
export function classesAddress(filter: ClassFilter, page = 1): string {
  const query = new URLSearchParams()
  for (const name of FILTERS) if (filter[name]) query.set(name, filter[name])
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `/learn/classes?${text}` : '/learn/classes'
}
