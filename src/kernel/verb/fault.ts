import { Problem } from './problem.ts'

const verbs = new WeakMap<object, string>()

/** Notes which verb a fault of the program came from, for the log; the innermost one stands. */
export function markFault(error: unknown, verb: string): void {
  if (typeof error !== 'object' || error === null || error instanceof Problem || verbs.has(error)) return
  verbs.set(error, verb)
}

/** What an engineer needs to find the cause of a fault: never its message, which may hold what somebody typed. */
export interface FaultNotes {
  problem: string
  verb: string | null
  /** SQLSTATE of the database's error, with the names of what it is about. */
  sqlstate: string | null
  table: string | null
  constraint: string | null
  stack: string
}

/** A fault as the log may hold it: names, codes and places, no values. */
export function faultNotes(error: unknown): FaultNotes {
  const found = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {}
  const name = (key: string) => {
    const value = found[key]
    return typeof value === 'string' && /^[\w.-]{1,80}$/.test(value) ? value : null
  }
  const sqlstate = sqlstateOf(error)
  return {
    problem: error instanceof Error ? error.name : 'unknown',
    verb: verbs.get(found) ?? null,
    sqlstate,
    table: sqlstate && name('table'),
    constraint: sqlstate && name('constraint'),
    stack: error instanceof Error ? framesOf(error) : '',
  }
}

/** The five letters by which a database names its error, else null. */
export function sqlstateOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE' ? code : null
}

/** The frames of the stack alone: a message may have several lines and none of them is a frame. */
const framesOf = (error: Error): string =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')

/** Whether the database was gone or going, so that the same act may be asked for again. */
export function databaseAway(error: unknown): boolean {
  const sqlstate = sqlstateOf(error)
  if (sqlstate) return /^(08...|57P0[123]|53300|25P03)$/.test(sqlstate)
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return (
    code === 'ECONNRESET' ||
    code === 'ECONNREFUSED' ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  )
}
