/**
 * The statements of a migration file, one per element: a distributed database takes one statement per call.
 * Semicolons inside quotes, dollar quotes and comments do not split.
 */
export function splitStatements(text: string): string[] {
  const statements: string[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    const skipped = skipQuoted(text, at)
    if (skipped > at) {
      at = skipped
      continue
    }
    if (text[at] === ';') {
      statements.push(text.slice(start, at))
      start = at + 1
    }
    at += 1
  }
  statements.push(text.slice(start))
  return statements.map((one) => one.trim()).filter((one) => withoutComments(one) !== '')
}

const withoutComments = (statement: string): string => statement.replace(/--[^\n]*/g, '').trim()

/** The place behind the quote or comment that begins at `at`, or `at` when none begins there. */
function skipQuoted(text: string, at: number): number {
  if (text.startsWith('--', at)) return end(text, '\n', at)
  if (text.startsWith('/*', at)) return end(text, '*/', at + 2)
  if (text[at] === "'" || text[at] === '"') return end(text, text[at] as string, at + 1)
  const tag = /^\$[a-zA-Z_]*\$/.exec(text.slice(at, at + 40))?.[0]
  return tag ? end(text, tag, at + tag.length) : at
}

function end(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}
