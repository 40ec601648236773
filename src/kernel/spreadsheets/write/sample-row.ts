import {
  type Column,
  SAMPLE_MARK,
  type SheetDefinition,
  type SheetProblem,
  type SheetValues,
} from '../definition.ts'
import { columnText } from '../read/column-text.ts'

/** The texts of the sample row (示例行), by column. */
export const sampleTexts = ({ columns }: SheetDefinition): string[] =>
  columns.map((column, index) =>
    index === 0 ? `${SAMPLE_MARK}：${column.example ?? ''}` : (column.example ?? ''),
  )

/** The sample row is told by the mark in its first column; it is never imported. */
export const isSample = (values: SheetValues, { columns: [first] }: SheetDefinition): boolean =>
  first !== undefined && new RegExp(`^${SAMPLE_MARK}\\s*[：:]`).test(values[first.key] ?? '')

/** Somebody may have typed a real row over the sample; it must not vanish. */
export function sampleProblem(
  values: SheetValues,
  { columns }: SheetDefinition,
): Omit<SheetProblem, 'line'> | null {
  const [first, ...others] = columns
  const changed = others.some((column) => !['', sampleOf(column)].includes(values[column.key] ?? ''))
  if (first === undefined || !changed) return null
  const message = '这是示例行，内容却改过了：如果要导入，请去掉“示例：”；如果不要，请删去整行。'
  return { column: first.title, kind: 'sample-changed', message }
}

function sampleOf(column: Column): string {
  const read = columnText(column.example ?? '', column)
  return 'wrong' in read ? '' : read.text
}
