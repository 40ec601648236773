import type { ZodType } from 'zod'
import { zhCN } from 'zod/locales'
import type { Located } from './located.ts'

/** Holds a file against a schema; null, and a `FILE:LINE: COLUMN: message` for each fault, where it is not as it should be. */
export function check<T>(schema: ZodType<T>, located: Located, problems: string[]): T | null {
  problems.push(...located.problems)
  if (located.problems.length > 0) return null
  const parsed = schema.safeParse(located.value, CHINESE)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
    for (const key of keys) {
      const place = located.at(issue.path, key)
      const column = columnOf(key === undefined ? issue.path : [...issue.path, key])
      problems.push(`${place}: ${column}: ${key === undefined ? issue.message : '没有这个字段'}`)
    }
  }
  return null
}

const chinese = zhCN().localeError

/** How zod is asked for Chinese messages. */
export const CHINESE = {
  error: (issue: Parameters<typeof chinese>[0]) =>
    issue.input === undefined ? '缺少这个字段' : chinese(issue),
}

/** A path as messages name it: `history[0].level`, or `file` for the whole. */
export function columnOf(path: readonly PropertyKey[], whole = 'file'): string {
  const column = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return column === '' ? whole : column.replace(/^\./, '')
}
