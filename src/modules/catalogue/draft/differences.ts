import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { CatalogueData, CatalogueLine } from '../edition.ts'

/** What changes from one edition to the next: a line that comes, goes, or has other values. */
export interface Difference {
  name: string
  kind: 'added' | 'removed' | 'changed'
  changes: { column: keyof CatalogueLine; before: string; after: string }[]
}

const COMPARED: readonly (keyof CatalogueLine)[] = [
  'code',
  'demand',
  'evaluation',
  'package',
  'marks',
  ...([120, 80] as const).flatMap((hours) =>
    (['L5', 'L4', 'L3', 'L2', 'L1', 'special'] as const).map((level) => `${level}_${hours}` as const),
  ),
]

/** The differences between two editions (差异), in the order of the new one, what is gone last. */
export function differences(before: CatalogueData | null, after: CatalogueData): Difference[] {
  const old = new Map((before?.rows ?? []).map((line) => [occupationKey(line.name), line]))
  const found: Difference[] = []
  for (const line of after.rows) {
    const was = old.get(occupationKey(line.name))
    old.delete(occupationKey(line.name))
    if (!was) found.push({ name: line.name, kind: 'added', changes: [] })
    else {
      const changes = COMPARED.flatMap((column) =>
        was[column] === line[column]
          ? []
          : [{ column, before: String(was[column]), after: String(line[column]) }],
      )
      if (changes.length > 0) found.push({ name: line.name, kind: 'changed', changes })
    }
  }
  for (const gone of old.values()) found.push({ name: gone.name, kind: 'removed', changes: [] })
  return found
}
