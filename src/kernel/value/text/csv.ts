/**
 * One row of CSV (RFC 4180) for whoever it leaves to. A text that a spreadsheet would take for a formula (OWASP: = + - @
 * and their full-width forms, tab, line ends, also behind blanks) gets an apostrophe; plain negative numbers do not.
 */
export const csvRow = (fields: readonly (string | number)[]): string => fields.map(field).join(',')

/** A whole file: UTF-8 with a mark, by which Excel and WPS know the encoding. */
export const csvFile = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${csvRow(row)}\r\n`).join('')}`

function field(value: string | number): string {
  const text = guarded(String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Whether a spreadsheet would take this text for a formula. */
export const isFormula = (text: string): boolean =>
  /^[\s\p{Cf}]*[=+@＝＋＠－\t\r\n-]/u.test(text.slice(0, 1_000)) && !/^-\d+(\.\d+)?$/.test(text)

const guarded = (text: string): string => (isFormula(text) ? `'${text}` : text)
