/**
 * An entry for one cell of what is kept on phones: one person's word on one item. `over` names the entries that whoever made it had before
 * their eyes; only those known to the server when it came are kept there, so that none can put the other out.
 */
export interface Entry {
  key: string
  over: readonly string[]
  value: string
}

/** What stands in a cell: entries that no other was written over. Two phones that did not know of each other leave two. */
export function standing<E extends Entry>(entries: readonly E[]): E[] {
  const gone = new Set(entries.flatMap(({ over }) => over))
  return entries.filter(({ key }) => !gone.has(key))
}

/** What a cell says: nothing yet, one value, or several that stand against each other. */
export type Word = { is: 'none' } | { is: 'one'; value: string } | { is: 'several'; values: string[] }

/** What these entries say together; the same value from two phones is one word. */
export function wordOf(entries: readonly Entry[]): Word {
  const values = [...new Set(standing(entries).map(({ value }) => value))].sort()
  const [value] = values
  if (value === undefined) return { is: 'none' }
  return values.length === 1 ? { is: 'one', value } : { is: 'several', values }
}
