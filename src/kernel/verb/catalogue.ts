import { Problem, type ProblemMore } from './problem.ts'

/** One refusal: its status, what it says, and what to do instead where that is always the same. */
type Entry = readonly [
  status: number,
  title: string | ((given: string | number) => string),
  remedy?: string | undefined,
]

/** How an entry is thrown: with what it is about where its words need that, and with what belongs to this once. */
type Refusal<E extends Entry> = E[1] extends string
  ? (more?: ProblemMore) => Problem
  : (given: string | number, more?: ProblemMore) => Problem

/**
 * What a module refuses (错误目录): by code, in words, with the remedy. `throw refusals.noSuchCase()` says `没有这个办件`, the same
 * wherever it is thrown, and the log knows it as `subsidy.noSuchCase`.
 */
export function catalogue<const Entries extends Readonly<Record<string, Entry>>>(
  module: string,
  entries: Entries,
): { readonly [Code in keyof Entries]: Refusal<Entries[Code]> } {
  return Object.fromEntries(
    Object.entries(entries).map(([code, [status, title, remedy]]) => {
      const refuse = (words: string, more: ProblemMore = {}) =>
        new Problem(status, words, {
          ...(remedy === undefined ? {} : { detail: remedy }),
          ...more,
          code: `${module}.${code}`,
        })
      return [
        code,
        typeof title === 'string'
          ? (more?: ProblemMore) => refuse(title, more)
          : (given: string | number, more?: ProblemMore) => refuse(title(given), more),
      ]
    }),
  ) as { readonly [Code in keyof Entries]: Refusal<Entries[Code]> }
}
