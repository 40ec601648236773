/** CSV for open data: UTF-8 with BOM, RFC 4180; a text that a spreadsheet would take for a formula gets a quote. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  const lines = [headings, ...rows].map((row) => row.map(field).join(','))
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}

function field(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
