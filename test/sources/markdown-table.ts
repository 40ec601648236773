/** A table as the formatter of the repository writes it: a Chinese character is as wide as two others. */
export function table(rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ''))))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell))).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)]
}

const widthOf = (text: string): number => [...text].reduce((sum, mark) => sum + (mark > '\u2fff' ? 2 : 1), 0)
