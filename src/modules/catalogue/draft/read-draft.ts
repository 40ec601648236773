import { readSheet, type SheetProblem } from '../../../kernel/spreadsheets/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { Register } from '../../occupations/rules.ts'
import type { CatalogueLine } from '../edition.ts'
import { unknownCode } from '../rules/warnings.ts'
import { catalogueSheet, lineOf } from './sheet.ts'

/** The lines of a draft's file, and each mistake by line, column and cell with what to do about it. */
export async function readDraft(
  bytes: Uint8Array,
  register: Register,
): Promise<{ lines: CatalogueLine[]; problems: SheetProblem[] }> {
  const lines: CatalogueLine[] = []
  const seen = new Map<string, number>()
  const { problems } = await readSheet(catalogueSheet, bytes, ({ line, values }) => {
    const read = lineOf(values)
    if ('problems' in read) return read.problems
    const code = unknownCode(read.line, register)
    if (code !== null) return [{ column: CODE, message: code }]
    const key = occupationKey(read.line.name)
    const first = seen.get(key)
    if (first !== undefined)
      return [{ column: NAME, message: `“${read.line.name}”与第 ${first} 行重复，请删去一行` }]
    seen.set(key, line)
    lines.push(read.line)
    return []
  })
  return { lines, problems: problems.map((one) => ({ ...one, ...cellOfColumn(one) })) }
}

const CODE = '职业编码'
const NAME = '职业（工种）'

/** Where a mistake stands: the columns of this sheet cannot have moved, so that their letters are known. */
function cellOfColumn({ line, column, cell }: SheetProblem): { cell: string } | null {
  const at = catalogueSheet.columns.findIndex(({ title }) => title === column)
  if (cell !== undefined || at < 0) return null
  return { cell: `${at < 26 ? '' : 'A'}${String.fromCharCode(65 + (at % 26))}${line}` }
}
