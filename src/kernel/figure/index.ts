export { uncounted, waitingLongest, waitingNotes } from './behind.ts'
export {
  type CountedFigure,
  type Dimension,
  type Figure,
  figure,
  isRatio,
  type RatioFigure,
  ratio,
  type Tally,
  talliesOf,
} from './figure.ts'
export { foldFigures } from './fold.ts'
export { readRows } from './list.ts'
export {
  isPublished,
  listPublications,
  type Publication,
  publish,
  readPublication,
} from './publish.ts'
export {
  dividedBy,
  listedOf,
  type Part,
  type Reading,
  readDivided,
  readPart,
  readSum,
  readSums,
} from './read.ts'
export { type Difference, recountFigures } from './recount.ts'
