import type { Edition } from './edition.ts'
import type { ClauseReference } from './policy-document.ts'

const known = new WeakMap<object, readonly ClauseReference[]>()

/** Every clause that an edition's data cites. */
export function citationsOf(edition: Pick<Edition, 'data'> | null): readonly ClauseReference[] {
  const data = edition?.data
  if (typeof data !== 'object' || data === null) return []
  const kept = known.get(data)
  if (kept) return kept
  const found: ClauseReference[] = []
  collect(data, found)
  known.set(data, found)
  return found
}

function collect(value: unknown, into: ClauseReference[]): void {
  if (typeof value !== 'object' || value === null) return
  if ('document' in value && 'article' in value) into.push(value as ClauseReference)
  for (const part of Object.values(value)) collect(part, into)
}
