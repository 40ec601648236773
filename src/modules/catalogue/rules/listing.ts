import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Details, type Reason } from '../../../kernel/decision/decision.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import type { Cell } from '../draft/cell.ts'
import { type CatalogueEdition, catalogueKind } from '../edition.ts'
import { type Entry, entryOf } from '../entry.ts'

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
    decision.require(false, 'in-catalogue', clause, {
      found: `${catalogue.name}没有查到“${trained.occupation}”`,
      needed: '职业列入开班备案当日施行的目录',
      next: catalogue.data.known === 'all' ? CHOOSE_LISTED : SHOW_THE_ORIGINAL,
    })
    return
  }
  const assumed = entry.demandAssumed
  decision.require(true, 'in-catalogue', clause, { found: entry.name, needed: '职业列入目录', assumed })
  const met = cell.kind === 'amount' || cell.kind === 'unknown'
  decision.require(met, 'level-subsidised', clause, met ? LEVEL_LISTED : levelMissing(trained.level, cell))
}

/** Says that amounts come from an earlier edition (沿用, R2.7); null where they are the edition's own. */
export function carriedOver(
  catalogue: CatalogueEdition,
  entry: Entry | null,
  standards: Standards,
): Reason | null {
  if (entry?.amountsFrom == null || catalogue.data.carriedOver === null) return null
  const from = standards.edition(catalogueKind, entry.amountsFrom)
  return because('carried-over', standards.cite(catalogue.data.carriedOver), `金额沿用${from.name}`, true)
}

const NOT_LISTED: Cell = { kind: 'notInStandard' }
const CHOOSE_LISTED = '请选择目录内的职业，或者向区人社局咨询'
const SHOW_THE_ORIGINAL =
  '本系统只收录了这一版目录的部分职业；如果目录原文列有这个职业，请把原文交区人社局核对'

const LEVEL_LISTED = { found: '已列入目录', needed: '目录给这一等级设了补贴' }

function levelMissing(level: Level, cell: Cell): Details {
  return {
    found: `${levelName(level)}：${cell.kind === 'notSubsidised' ? '不在市场需求内，不补贴' : '国家标准没有这个等级'}`,
    needed: LEVEL_LISTED.needed,
    next: '请查看这个职业可以补贴的等级，改报其中一个等级',
  }
}
