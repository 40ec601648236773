/** The pure face of the catalogue: what rules of other modules, the browser and the batch commands may use of it. */
export { BANDS, type Band, CELL_TEXT, type Cell, columnOf, type LevelColumn } from './draft/cell.ts'
export {
  type CatalogueData,
  type CatalogueEdition,
  type CatalogueLine,
  catalogueKind,
  catalogueLine,
  DEMANDS,
  type Demand,
  type EvaluationClass,
  editionBefore,
} from './edition.ts'
export { type Entry, entriesOf, entryOf, evaluationCell } from './entry.ts'
export { type Amendment, amended } from './rules/amend.ts'
export { type EditionWord, historyOf } from './rules/history.ts'
export { CATALOGUE_RULES } from './rules/in-words.ts'
export { levelsTold } from './rules/levels.ts'
export { carriedOver, type Listing, listingOf, requireListed, type Trained } from './rules/listing.ts'
export { type PairWarning, pairWarnings } from './rules/pairs.ts'
export { unknownCode, type Warning, warningsOf } from './rules/warnings.ts'
