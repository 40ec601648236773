import type { CandidateItem, Item } from './item.ts'

/**
 * What a candidate may see of a question: no key, no difficulty, no knowledge point, and of a picture to point into not the regions, since
 * a single one would be the answer.
 */
export function forCandidate(item: Item): CandidateItem {
  const { id, version, stem, points } = item
  const shown = { id, version, stem, points }
  switch (item.kind) {
    case 'choice':
    case 'multiple':
    case 'order':
      return { kind: item.kind, ...shown, options: item.options }
    case 'match':
      return { kind: item.kind, ...shown, left: item.left, right: item.right }
    case 'text-entry':
      return { kind: item.kind, ...shown }
    case 'extended-text':
      return { kind: item.kind, ...shown, lines: item.lines }
    case 'hotspot':
      return { kind: item.kind, ...shown, picture: item.picture }
  }
}
