import { OWN_SHEETS, type SheetDefinition, STAMP_SHEET } from '../definition.ts'
import { type Wrong, wrong } from '../mark/mistakes.ts'
import { type Book, cellAt, type Grid, rowAt, textOf } from './grid.ts'

/** The sheet that was to be filled in: by its name, or, if it was renamed, the only one that has content. */
export function pickSheet(book: Book, name: string | null): Grid | Wrong {
  const own = name ?? stampOf(book)?.name
  const named = own === undefined ? undefined : sheetNamed(book, own)
  if (named !== undefined) return named
  const filled = othersWithContent(book, undefined)
  const [only] = filled
  if (only !== undefined && filled.length === 1) return only
  return wrong('no-sheet', `文件里没有名为“${own ?? ''}”的工作表，请用本页下载的模板填写。`)
}

/** Sheets, apart from the right one, that hold something which would be overlooked. */
export const othersWithContent = (book: Book, sheet: Grid | undefined): Grid[] =>
  book.sheets.filter(
    (one) => one !== sheet && one.visible && !OWN_SHEETS.includes(one.name) && one.rows.length > 0,
  )

/** Excel tells no two names of sheets apart by the case of their letters. */
const sheetNamed = (book: Book, name: string): Grid | undefined =>
  book.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase())

/** Whether the file was made from this template. A file without a stamp is judged by its headings alone. */
export function checkStamp(book: Book, { name, version }: SheetDefinition): Wrong | null {
  const stamp = stampOf(book)
  if (stamp === null) return null
  if (stamp.name !== name)
    return wrong('other-template', `这份文件是用“${stamp.name}”模板填的，这里要用“${name}”模板，请重新下载。`)
  if (stamp.version !== version)
    return wrong(
      'other-version',
      `这份文件用的是旧版模板（${stamp.version}），现在的版本是 ${version}，请重新下载模板，把内容复制过去。`,
    )
  return null
}

function stampOf(book: Book): { name: string; version: string } | null {
  const sheet = sheetNamed(book, STAMP_SHEET)
  if (sheet === undefined) return null
  const [name, version] = [1, 2].map((line) => textOf(cellAt(rowAt(sheet, line), 2)))
  return { name: name ?? '', version: version ?? '' }
}
