import type { Wording } from './wording.ts'

/** A rule of a test that speaks these words: `said('hours', { found: '120课时' })`. No record can keep it by its key. */
export const said = (
  rule: string,
  words: { found?: string; needed?: string; next?: string } = {},
): Wording<readonly []> => ({ key: null, rule, draw: (part) => words[part] ?? null })
