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
}

/** A sheet that goes out as a template and comes back filled in. */
export interface SheetDefinition {
  /** Name of the worksheet and of the file. */
  name: string
  /** Changed whenever the columns change, so that an old template is told apart. */
  version: string
  columns: readonly Column[]
  instructions?: readonly string[]
}

/** A mistake, by the line of the sheet (the heading is line 1) and the heading of its column. */
export interface SheetProblem {
  line: number
  column: string
  message: string
}

/** Values by column key, as trimmed text; an empty cell is ''. */
export type SheetValues = Record<string, string>

export interface SheetRow {
  line: number
  values: SheetValues
}

/** Rows that one file may hold. */
export const ROW_LIMIT = 20_000
/** Bytes of one file, and of it unpacked. */
export const BYTE_LIMIT = 8 * 1024 * 1024

export const GUIDE_SHEET = '填写说明'
export const PROBLEM_SHEET = '错误汇总'
export const SAMPLE_MARK = '示例'
