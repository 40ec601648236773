/** What a verb that takes or checks a spreadsheet answers: all rows are good, or nothing is taken in. */
export interface ImportAnswer {
  rows: number
  errors: ImportError[]
  /** The same file with the wrong cells marked and commented (base64); null when nothing is wrong or another verb gives it. */
  returned: { name: string; content: string } | null
}

export interface ImportError {
  /** As the spreadsheet counts it, headings included. */
  row: number
  column: string
  message: string
}

/** Errors by their message, the most frequent first: one cause is often in many rows. */
export function errorsByMessage(errors: readonly ImportError[]): { message: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { message } of errors) counts.set(message, (counts.get(message) ?? 0) + 1)
  return [...counts].map(([message, count]) => ({ message, count })).sort((a, b) => b.count - a.count)
}

/** A file that came as base64. */
export function returnedFile({ name, content }: { name: string; content: string }): {
  name: string
  blob: Blob
} {
  const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0))
  return {
    name,
    blob: new Blob([bytes], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }),
  }
}
