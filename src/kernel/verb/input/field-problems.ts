import type { z } from 'zod'
import type { FieldProblem } from '../problem.ts'

/** So many faults are told at once; who has mended these sees the next. */
const MOST = 100
/** So many unknown names are repeated to whoever sent them, none longer than this. */
const NAMES = 5
const NAME_LENGTH = 40

/** What is wrong with an input, field by field; never an echo of whatever was sent. */
export function fieldsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.slice(0, MOST).map((issue) => ({
    path: issue.path.slice(0, 12).map(shortened).join('.'),
    message: issue.code === 'unrecognized_keys' ? unknownNames(issue.keys) : issue.message,
  }))
}

function unknownNames(keys: readonly string[]): string {
  const named = keys.slice(0, NAMES).map(shortened).join('、')
  return `没有这些字段：${named}${keys.length > NAMES ? `等 ${keys.length} 个` : ''}`
}

const shortened = (name: PropertyKey): string => String(name).slice(0, NAME_LENGTH)
