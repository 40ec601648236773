import type { Clause } from './decision.ts'

/** The place in the policy library where a clause can be read. */
export const clauseAddress = ({ document, article }: Pick<Clause, 'document' | 'article'>): string =>
  `/policy/${encodeURIComponent(document)}${article === null ? '' : `#art-${encodeURIComponent(article)}`}`
