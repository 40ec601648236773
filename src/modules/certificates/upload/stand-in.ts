import { parse } from 'csv-parse/sync'
import { csvFile } from '../../../kernel/value/text/csv.ts'

/**
 * In the national query's place, for the demo city and the tests: takes a batch's file and answers row by row, as the real one does
 * by its own rules. `refuses` says why a row goes back; null takes it in.
 */
export function standInReceipt(
  file: Uint8Array,
  refuses: (row: Readonly<Record<string, string>>) => string | null = () => null,
): Uint8Array {
  const rows: Record<string, string>[] = parse(new TextDecoder().decode(file), { columns: true, bom: true })
  return new TextEncoder().encode(
    csvFile([
      ['批次号', '证书编号', '结果', '原因'],
      ...rows.map((row) => {
        const why = refuses(row)
        return [row.批次号 ?? '', row.证书编号 ?? '', why === null ? '接收' : '退回', why ?? '']
      }),
    ]),
  )
}
