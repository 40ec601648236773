/** What a column holds. `identity` is text that looks like a number (身份证号、手机号、银行卡号). */
export type ColumnKind = 'text' | 'identity' | 'choice' | 'date' | 'integer' | 'decimal' | 'money'

export interface Column {
  key: string
  /** The heading, as the user reads it. */
  title: string
  kind: ColumnKind
  required?: boolean
  choices?: readonly string[]
  /** One line of 填写说明. */
  note?: string
  width?: number
  /** What stands in the sample row. */
  example?: string
  /** Characters that a cell may hold; 500 unless told. */
  longest?: number
  /** Counted in percent (8.5 for 8.5 %): a cell that shows a percent is read as it shows. */
  percent?: boolean
  /** No two rows may hold the same value. */
  unique?: boolean
}

/** A sheet that goes out as a template and comes back filled in. Plain data: it is sent to another thread. */
export interface SheetDefinition {
  /** Name of the worksheet and of the file. */
  name: string
  /** Changed whenever the columns change, so that an old template is told apart. */
  version: string
  columns: readonly Column[]
  instructions?: readonly string[]
  /** A list that goes out and does not come back: it says nothing of how to fill it in. */
  goesOut?: boolean
  /** The columns must stand in this order; otherwise they are found by their headings wherever they stand. */
  ordered?: boolean
}

/** A mistake, by the line of the sheet (the heading is line 1) and the heading of its column. */
export interface SheetProblem {
  line: number
  /** The heading of the column, or 文件 for the file as a whole. */
  column: string
  message: string
  /** Which of the MISTAKES it is, when it was found here. */
  kind?: string
  /** The cell where it was found, e.g. C7, when it was found here. */
  cell?: string
}

/** Something that was put right by itself: nothing to do for the user, but he may want to know. */
export interface SheetNotice {
  line: number
  column: string
  message: string
}

/** Values by column key, as plain text; an empty cell is ''. Days are YYYY-MM-DD, money is yuan without commas. */
export type SheetValues = Record<string, string>

export interface SheetRow {
  line: number
  values: SheetValues
}

export const FILE = '文件'

/** Bytes of one file. */
export const BYTE_LIMIT = 8 * 1024 * 1024
/** Rows that one file may hold. */
export const ROW_LIMIT = 20_000
export const COLUMN_LIMIT = 100
/** Mistakes that are told at once; a file with more is not the right one. */
export const PROBLEM_LIMIT = 10_000

export const GUIDE_SHEET = '填写说明'
export const PROBLEM_SHEET = '错误汇总'
/** Hidden: which template and version a file was made from. */
export const STAMP_SHEET = '模板信息'
/** Hidden: choices that are too long for a drop-down of their own. */
export const CHOICE_SHEET = '选项'
export const OWN_SHEETS: readonly string[] = [GUIDE_SHEET, PROBLEM_SHEET, STAMP_SHEET, CHOICE_SHEET]

export const SAMPLE_MARK = '示例'
