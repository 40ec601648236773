import type { VersionContent } from '../version.ts'
import { articlesOf, type SplitText, tidy } from './split.ts'

/** The body of a version from a split text: preamble, articles, annex. */
export function bodyOf(split: SplitText): Pick<VersionContent, 'preamble' | 'articles' | 'annex'> {
  const joined = (kind: 'preamble' | 'annex') =>
    tidy(split.pieces.flatMap((piece) => (piece.kind === kind ? [piece.source] : [])).join('\n'))
  return { preamble: joined('preamble'), articles: articlesOf(split), annex: joined('annex') }
}
