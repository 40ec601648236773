import type { Standards } from '../../../kernel/standard/index.ts'
import { baseName, occupationKey } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type CatalogueEdition, catalogueKind } from '../edition.ts'
import { type Entry, entriesOf } from '../entry.ts'

/** What one edition says of an occupation: its own line and those of its 工种; none where it was not found there. */
export interface EditionWord {
  edition: CatalogueEdition
  entries: Entry[]
}

/** What every edition that had begun by a day says of an occupation, newest first (历年变化, R2.8, R2.9). */
export function historyOf(name: string, day: CivilDate, standards: Standards): EditionWord[] {
  return standards
    .all(catalogueKind)
    .filter(({ from }) => from <= day)
    .map((edition) => ({ edition, entries: entriesNamed(edition, name) }))
}

function entriesNamed(edition: CatalogueEdition, name: string): Entry[] {
  const key = occupationKey(name)
  return entriesOf(edition).filter(
    (entry) => occupationKey(entry.name) === key || baseName(entry.name) === name,
  )
}
