export type {
  Column,
  ColumnKind,
  SheetDefinition,
  SheetNotice,
  SheetProblem,
  SheetRow,
  SheetValues,
} from './definition.ts'
export { documentText } from './document-text.ts'
export { MISTAKES, type Mistake } from './mistakes.ts'
export { type RowProblem, readSheet, type SheetReading } from './read-sheet.ts'
export { returnSheet } from './return-sheet.ts'
export { sheetTemplate, writeSheet } from './sheet-template.ts'
export { writeCsv } from './write-csv.ts'
