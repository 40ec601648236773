import { sameName } from '../../../kernel/value/person/person-name.ts'
import { sameNumber } from '../same.ts'

/** What is said of a row (查验结果), as the asker's file gets it. */
export const RESULTS = {
  valid: '真实有效',
  corrected: '已更正',
  revoked: '已撤销',
  'other-name': '姓名不符',
  unknown: '查无此证',
  altered: '不能确认',
  closed: '暂停查验',
} as const
export type Result = keyof typeof RESULTS

/** A number and the name of its holder, as the asker wrote them. */
export interface Asked {
  number: string
  name: string
}

/** What the register knows of a number; `altered`: what was signed says otherwise. */
export interface Known {
  name: string
  state: 'valid' | 'corrected' | 'revoked'
  altered: boolean
}

/**
 * The answer to each row (批量查验). Of a number for which too many names were tried nothing is said, right or wrong, so
 * that going on guessing tells nothing.
 */
export const resultOf = (
  { number, name }: Asked,
  known: ReadonlyMap<string, Known>,
  closed: ReadonlySet<string>,
): Result => {
  const found = known.get(sameNumber(number))
  if (!found) return 'unknown'
  if (closed.has(sameNumber(number))) return 'closed'
  if (!sameName(found.name, name)) return 'other-name'
  return found.altered ? 'altered' : found.state
}

/** Whether a row names what is not there: a slip of the pen, or a guess. */
export const isWrong = (result: Result): boolean => result === 'other-name' || result === 'unknown'

/** So many wrong rows no list of real certificates has; below the first number a list is only short. */
const GUESSING = { from: 20, share: 0.5 }

/** Whether a list is guessing rather than checking: then no row of it is answered. */
export function isGuessing(results: readonly Result[]): boolean {
  const wrong = results.filter(isWrong).length
  return wrong >= GUESSING.from && wrong > results.length * GUESSING.share
}

/** How many rows got which answer, in the order of RESULTS, those that none got left out. */
export const countsOf = (results: readonly Result[]): { result: Result; count: number }[] =>
  (Object.keys(RESULTS) as Result[])
    .map((result) => ({ result, count: results.filter((one) => one === result).length }))
    .filter(({ count }) => count > 0)
