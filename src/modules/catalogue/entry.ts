import { LEVELS, type Level } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { BANDS, type Band, type Cell, cellOf, columnOf, levelColumn, UNKNOWN } from './draft/cell.ts'
import type { CatalogueData, CatalogueEdition, CatalogueLine, Demand, EvaluationClass } from './edition.ts'

/** One occupation in a catalogue, its cells read. The two flags say that a value is not this edition's own (推定). */
export interface Entry {
  code: string | null
  name: string
  industry: string | null
  demand: Demand | null
  demandAssumed: boolean
  amountsAssumed: boolean
  amountsFrom: string | null
  evaluation: EvaluationClass | null
  trainingPackage: boolean
  cells: Record<Band, Record<Level, Cell>>
}

/** What an edition says about an occupation, or null where it does not list it. */
export function entryOf(edition: CatalogueEdition, occupation: string): Entry | null {
  return indexOf(edition.data).entries.get(occupationKey(occupation)) ?? null
}

/** All occupations of an edition, in its order. */
export function entriesOf(edition: CatalogueEdition): Entry[] {
  return [...indexOf(edition.data).entries.values()]
}

/** The evaluation amount (评价费) of a class and a level. */
export function evaluationCell(edition: CatalogueEdition, evaluation: EvaluationClass, level: Level): Cell {
  return indexOf(edition.data).evaluation[evaluation][level]
}

interface Index {
  entries: Map<string, Entry>
  evaluation: Record<EvaluationClass, Record<Level, Cell>>
}

const indexes = new WeakMap<CatalogueData, Index>()

function indexOf(data: CatalogueData): Index {
  const known = indexes.get(data)
  if (known !== undefined) return known
  const amountsOf = (evaluation: EvaluationClass) =>
    byLevel((level) => cellOf(data.evaluation.amounts[evaluation]?.[levelColumn(level)] ?? ''))
  const index: Index = {
    entries: new Map(data.rows.map((line) => [occupationKey(line.name), entryIn(line)])),
    evaluation: { A: amountsOf('A'), B: amountsOf('B'), C: amountsOf('C') },
  }
  indexes.set(data, index)
  return index
}

function entryIn(line: CatalogueLine): Entry {
  const band = (hours: Band) => byLevel((level) => cellOf(line[columnOf(level, hours)]))
  return {
    code: line.code || null,
    name: line.name,
    industry: line.industry || null,
    demand: line.demand || null,
    demandAssumed: line.demandFrom !== '',
    amountsAssumed: line.amountsFrom !== '' || line.status === 'assumed',
    amountsFrom: line.amountsFrom || null,
    evaluation: line.evaluation || null,
    trainingPackage: line.package === '1',
    cells: { [BANDS[0]]: band(BANDS[0]), [BANDS[1]]: band(BANDS[1]) },
  }
}

function byLevel(cell: (level: Level) => Cell): Record<Level, Cell> {
  const cells = { 5: UNKNOWN, 4: UNKNOWN, 3: UNKNOWN, 2: UNKNOWN, 1: UNKNOWN, special: UNKNOWN }
  for (const level of LEVELS) cells[level] = cell(level)
  return cells
}
