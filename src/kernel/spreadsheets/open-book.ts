import ExcelJS from 'exceljs'
import { pack } from './archive.ts'
import { refused, workbookParts } from './file-kind.ts'
import type { Wrong } from './mistakes.ts'
import { type EntryRule, tame } from './workbook-xml.ts'

export interface OpenBook {
  book: ExcelJS.Workbook
  /** Drop-downs by the sheet's name; they are taken out of the book. */
  rules: Map<string, EntryRule[]>
}

/** What has to do with the values in cells; nothing else is needed to read them. */
const VALUE_PARTS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/sheet\d+\.xml)$/

const NOT_VALUES = [
  'hyperlinks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'conditionalFormatting',
  'headerFooter',
  'extLst',
]

/** Opens an .xlsx, to read its values only or whole, or says why it cannot be opened. */
export async function openBook(bytes: Uint8Array, purpose: 'values' | 'whole'): Promise<OpenBook | Wrong> {
  const archive = workbookParts(bytes)
  if ('wrong' in archive) return archive
  const rules = tame(archive)
  if ('wrong' in rules) return rules
  if (purpose === 'values')
    for (const part of archive.keys()) if (!VALUE_PARTS.test(part)) archive.delete(part)
  const book = new ExcelJS.Workbook()
  const options = purpose === 'values' ? { ignoreNodes: NOT_VALUES } : {}
  try {
    await book.xlsx.load(pack(archive) as unknown as ExcelJS.Buffer, options)
  } catch {
    return refused('damaged')
  }
  return book.worksheets.length === 0 ? refused('no-sheet') : { book, rules }
}
