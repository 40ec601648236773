const LIMIT = 200
const drafts = new Map<string, string>()

/** The opinion that was begun on a case, kept while one looks at others; gone when the page is closed. */
export const draftOf = (number: string): string => drafts.get(number) ?? ''

export function keepDraft(number: string, text: string): void {
  drafts.delete(number)
  if (text === '') return
  drafts.set(number, text)
  const oldest = drafts.keys().next().value
  if (drafts.size > LIMIT && oldest !== undefined) drafts.delete(oldest)
}
