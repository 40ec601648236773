export type {
  Column,
  ColumnKind,
  SheetDefinition,
  SheetNotice,
  SheetProblem,
  SheetRow,
  SheetValues,
} from './definition.ts'
export { MISTAKES, type Mistake } from './mark/mistakes.ts'
export { returnSheet } from './mark/return-sheet.ts'
export { documentText } from './read/document-text.ts'
export { type RowProblem, readSheet, type SheetReading } from './read/read-sheet.ts'
export { sheetTemplate, writeSheet } from './write/sheet-template.ts'
export { writeCsv } from './write/write-csv.ts'
