import type { SheetDefinition, SheetValues } from './definition.ts'

/**
 * CSV for open data (开放数据): UTF-8 with BOM so that Excel shows Chinese, RFC 4180. A text that a spreadsheet
 * would take for a formula (OWASP: = + - @ and their full-width forms, tab, line ends) gets an apostrophe; plain
 * negative numbers do not.
 */
export function writeCsv(
  { columns }: Pick<SheetDefinition, 'columns'>,
  rows: readonly Readonly<SheetValues>[],
): Uint8Array {
  const lines = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ key }) => row[key] ?? '')),
  ]
  const text = lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('')
  return new TextEncoder().encode(`\ufeff${text}`)
}

function field(text: string): string {
  const safe = /^\s*[=+@＝＋＠－\t\r\n-]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
