import {
  FILE,
  PROBLEM_LIMIT,
  type SheetDefinition,
  type SheetNotice,
  type SheetProblem,
  type SheetRow,
} from '../definition.ts'
import { inWorkroom, TooMuch } from '../workroom/workroom.ts'
import { refused } from './file-kind.ts'
import type { Found } from './read-rows.ts'

/** Rows after which other work gets its turn. */
const BREATH = 100

export interface SheetReading {
  rows: SheetRow[]
  /** In the order of the lines. */
  problems: SheetProblem[]
  /** What was put right by itself. */
  notices: SheetNotice[]
}

/** What the caller says of a row: the column's heading, or the first column if it leaves it out. */
export type RowProblem = Pick<SheetProblem, 'column' | 'message'>

/**
 * Reads a filled-in template, off the main thread. Every row is looked at and every mistake told with its place;
 * rows are given back only where they are without a mistake of their own. `check` adds what only the caller can
 * know of a row.
 */
export async function readSheet(
  definition: SheetDefinition,
  bytes: Uint8Array,
  check?: (row: SheetRow, index: number) => readonly RowProblem[] | Promise<readonly RowProblem[]>,
): Promise<SheetReading> {
  const found: Found = { rows: [], problems: [], notices: [] }
  try {
    await inWorkroom({ task: 'read', definition, bytes }, (part) => {
      for (const row of part.rows) found.rows.push(row)
      for (const problem of part.problems) found.problems.push(problem)
      for (const notice of part.notices) found.notices.push(notice)
    })
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    const { wrong: kind, message } = refused('unpacks-too-big')
    return { rows: [], problems: [{ line: 1, column: FILE, kind, message }], notices: [] }
  }
  if (check) await checkRows(found, check)
  found.problems.sort((one, other) => one.line - other.line)
  return found
}

async function checkRows(found: Found, check: NonNullable<Parameters<typeof readSheet>[2]>): Promise<void> {
  const sound: SheetRow[] = []
  for (const [index, row] of found.rows.entries()) {
    if (index % BREATH === BREATH - 1) await new Promise((done) => setImmediate(done))
    const own = found.problems.length < PROBLEM_LIMIT ? await check(row, index) : []
    for (const problem of own) found.problems.push({ line: row.line, ...problem })
    if (own.length === 0) sound.push(row)
  }
  found.rows = sound
}
