import { parse } from 'csv-parse/sync'
import { textOfFile } from '../../../kernel/office/index.ts'
import { csvFile } from '../../../kernel/value/text/csv.ts'
import type { Download, VerbContext } from '../../../kernel/verb/index.ts'
import { idNumberContext } from '../schema.ts'
import type { ReceiptLine, UploadAction } from './rules.ts'
import type { Uploaded, UploadRules } from './standard.ts'
import { toldOf } from './store.ts'

const ACTIONS: Record<UploadAction, string> = { add: '登记', revoke: '撤销' }

/** What is told of these certificates, field by field, the identity numbers opened: they leave for the national query only. */
export async function uploadedRows(
  ctx: VerbContext,
  certificates: readonly string[],
): Promise<{ id: string; action: UploadAction; row: Uploaded }[]> {
  return (await toldOf(ctx.db, certificates)).map(({ id, sealed, action, words }) => ({
    id,
    action,
    row: { ...words, action: ACTIONS[action], idNumber: ctx.sealer.open(sealed, idNumberContext(id)) },
  }))
}

/** The file of a batch (上传文件), in the columns that the city gives. */
export const uploadFile = (
  number: string,
  rows: readonly { action: UploadAction; row: Uploaded }[],
  { columns }: UploadRules,
): Download => ({
  name: `${number}.csv`,
  type: 'text/csv; charset=utf-8',
  bytes: new TextEncoder().encode(
    csvFile([
      ['批次号', ...columns.map(({ title }) => title)],
      ...rows.map(({ action, row }) => [
        number,
        ...columns.map(({ key }) => (key === 'action' ? ACTIONS[action] : row[key])),
      ]),
    ]),
  ),
})

const HEADINGS = ['批次号', '证书编号', '结果', '原因'] as const

/** The lines of a receipt (回执), or why the file is none. */
export function readReceiptFile(bytes: Uint8Array): { lines: ReceiptLine[] } | { wrong: string } {
  const text = textOfFile(bytes)
  if (text === null) return { wrong: '文件的编码认不出来，请用 UTF-8 或 GB 18030 的 CSV' }
  let records: string[][]
  try {
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, to: 5_001 })
  } catch {
    return { wrong: '文件里的引号没有成对' }
  }
  const [heading = [], ...rest] = records
  const places = HEADINGS.map((title) => heading.findIndex((one) => one.trim() === title))
  const missing = HEADINGS.filter((_, at) => (places[at] ?? -1) < 0)
  if (missing.length > 0) return { wrong: `第一行要有这些栏目：${missing.join('、')}` }
  if (rest.length === 0) return { wrong: '回执里一行也没有' }
  const at = (fields: string[], place: number) => (fields[places[place] ?? -1] ?? '').trim()
  return {
    lines: rest.map((fields, index) => ({
      line: index + 2,
      batch: at(fields, 0),
      number: at(fields, 1),
      outcome: at(fields, 2),
      reason: at(fields, 3).slice(0, 500),
    })),
  }
}
