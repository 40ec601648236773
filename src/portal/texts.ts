import type { Texts } from './page.ts'

/** A query or a form as texts by name, of a repeated name the first; no name can reach a prototype. */
export function readQuery(query: URLSearchParams): Texts {
  const texts: Record<string, string> = Object.create(null)
  for (const [name, value] of query) if (!(name in texts)) texts[name] = value
  return texts
}

/** Every value of each name. */
export function readLists(query: URLSearchParams): Readonly<Record<string, readonly string[]>> {
  const lists: Record<string, string[]> = Object.create(null)
  for (const [name, value] of query) {
    const list = lists[name]
    if (list) list.push(value)
    else lists[name] = [value]
  }
  return lists
}
