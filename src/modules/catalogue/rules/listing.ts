import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Clause, type Reason } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import type { Cell } from '../draft/cell.ts'
import { type CatalogueEdition, catalogueKind } from '../edition.ts'
import { type Entry, entryOf } from '../entry.ts'
import {
  CARRIED_OVER,
  IN_CATALOGUE,
  LEVEL_NOT_SUBSIDISED,
  LEVEL_SUBSIDISED,
  NOT_IN_CATALOGUE,
} from './wording.ts'

/** What is trained: an occupation, a level, and the length of the course in lessons (课时). */
export interface Trained {
  occupation: string
  level: Level
  hours: number
}

/** Where a training stands in a catalogue. `entry` is null, and the cell says so, where the occupation is not listed. */
export interface Listing {
  entry: Entry | null
  cell: Cell
}

/** Looks a training up: below 120 lessons the amounts of 80 lessons count, from 120 on those of 120 (R2.5). */
export function listingOf(catalogue: CatalogueEdition, trained: Trained): Listing {
  const entry = entryOf(catalogue, trained.occupation)
  if (entry === null) return { entry, cell: NOT_LISTED }
  return { entry, cell: entry.cells[trained.hours >= 120 ? 120 : 80][trained.level] }
}

/** R3.1, R2.7: the occupation is in the catalogue of that day, and the level has a subsidy there. */
export function requireListed<T>(
  decision: DecisionBuilder<T>,
  trained: Trained,
  { entry, cell }: Listing,
  catalogue: CatalogueEdition,
  standards: Standards,
): void {
  const clause = standards.cite(catalogue.data.basis)
  if (entry === null) {
    const { name, data } = catalogue
    decision.require(false, NOT_IN_CATALOGUE, clause, [name, trained.occupation, data.known === 'all'])
    return
  }
  decision.met(listed(entry, clause))
  if (cell.kind === 'amount' || cell.kind === 'unknown') decision.met(subsidised(clause))
  else decision.require(false, LEVEL_NOT_SUBSIDISED, clause, [trained.level, cell.kind])
}

/** That an occupation is listed, stated once however many claims of it are decided. */
function listed(entry: Entry, clause: Clause): Reason {
  let stated = LISTED.get(entry)
  if (stated === undefined || stated.clause !== clause) {
    stated = because(IN_CATALOGUE, clause, [entry.name], entry.demandAssumed)
    LISTED.set(entry, stated)
  }
  return stated
}

const LISTED = new WeakMap<Entry, Reason>()

/** That a level has a subsidy, stated once for each clause that says so. */
function subsidised(clause: Clause): Reason {
  let stated = SUBSIDISED.get(clause)
  if (stated === undefined) {
    stated = because(LEVEL_SUBSIDISED, clause)
    SUBSIDISED.set(clause, stated)
  }
  return stated
}

const SUBSIDISED = new WeakMap<Clause, Reason>()

/** Says that amounts come from an earlier edition (沿用, R2.7); null where they are the edition's own. */
export function carriedOver(
  catalogue: CatalogueEdition,
  entry: Entry | null,
  standards: Standards,
): Reason | null {
  if (entry?.amountsFrom == null || catalogue.data.carriedOver === null) return null
  const from = standards.edition(catalogueKind, entry.amountsFrom)
  return because(CARRIED_OVER, standards.cite(catalogue.data.carriedOver), [from.name], true)
}

const NOT_LISTED: Cell = { kind: 'notInStandard' }
