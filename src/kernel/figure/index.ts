export {
  type CountedFigure,
  type Dimension,
  type Figure,
  figure,
  isRatio,
  type RatioFigure,
  ratio,
  type Tally,
} from './figure.ts'
export { foldFigures } from './fold.ts'
export { readRows } from './list.ts'
export {
  dividedBy,
  listedOf,
  type Part,
  type Reading,
  readDivided,
  readPart,
  readSums,
  waitingNotes,
} from './read.ts'
export { type Difference, recountFigures } from './recount.ts'
