import { COLUMN_LIMIT, type Column, FILE, type SheetDefinition, type SheetProblem } from '../definition.ts'
import { addressOf, type Grid, lettersOf, rowAt, textOf } from './grid.ts'

/** Where each column stands: none may be missing, unknown or there twice; moved they may be unless the order counts. */
export function headingsOf(sheet: Grid, definition: SheetDefinition): Map<Column, number> | SheetProblem[] {
  const problems: SheetProblem[] = []
  const places = new Map<Column, number>()
  const wanted = new Map(definition.columns.map((column) => [sameTitle(column.title), column]))
  for (const cell of rowAt(sheet, 1)?.cells ?? []) {
    const { at } = cell
    const title = textOf(cell).trim()
    if (title === '') continue
    const column = wanted.get(sameTitle(title))
    const place = { line: 1, column: title.slice(0, 40), cell: addressOf(at, 1) }
    if (cell.merged)
      problems.push({ ...place, kind: 'merged-cell', message: '表头有合并的单元格，请取消合并。' })
    else if (column === undefined || at > COLUMN_LIMIT)
      problems.push({ ...place, kind: 'unknown-column', message: '模板里没有这一列，请删去整列。' })
    else if (places.has(column))
      problems.push({ ...place, kind: 'twofold-column', message: '这一列出现了两次，请删去一列。' })
    else {
      places.set(column, at)
      if (sheet.hiddenColumns.some(([first, last]) => at >= first && at <= last))
        problems.push({
          ...place,
          kind: 'hidden-column',
          message: '这一列被隐藏了，请取消隐藏，核对后再上传。',
        })
    }
  }
  if (places.size === 0)
    return [
      { line: 1, column: FILE, kind: 'no-heading', message: '第一行不是模板的表头，请不要改动或移动表头。' },
    ]
  for (const column of definition.columns)
    if (!places.has(column))
      problems.push({
        line: 1,
        column: column.title,
        kind: 'missing-column',
        message: `缺少“${column.title}”一列，请用本页下载的模板填写。`,
      })
  if (definition.ordered && problems.length === 0) problems.push(...moved(definition, places))
  return problems.length > 0 ? problems : places
}

/** Columns that do not stand where the template has them. */
const moved = ({ columns }: SheetDefinition, places: ReadonlyMap<Column, number>): SheetProblem[] =>
  columns.flatMap((column, index) => {
    const at = places.get(column)
    if (at === undefined || at === index + 1) return []
    return [
      {
        line: 1,
        column: column.title,
        cell: addressOf(at, 1),
        kind: 'moved-column',
        message: `这一列应在 ${lettersOf(index + 1)} 列，请连同内容移回原处，或者重新下载模板填写。`,
      },
    ]
  })

/** Headings are the same whatever their blanks, line ends, width of letters, or a star for 必填. */
export const sameTitle = (title: string): string => title.normalize('NFKC').replace(/[\s*]/g, '')
