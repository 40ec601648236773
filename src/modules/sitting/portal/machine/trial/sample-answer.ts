import type { CandidateItem } from '../../../../bank/index.ts'

/** Something to type at a question, of the shape that its kind has; the second time something else. */
export function sampleAnswer(item: CandidateItem, turn: 0 | 1): unknown {
  const some = <T>(of: readonly T[]): T[] => (turn === 0 ? [...of] : [...of].reverse())
  switch (item.kind) {
    case 'choice':
      return some(item.options)[0]?.id
    case 'multiple':
      return some(item.options)
        .slice(0, 2)
        .map(({ id }) => id)
    case 'order':
      return some(item.options).map(({ id }) => id)
    case 'match':
      return item.left.slice(0, turn + 1).map(({ id }, at) => [id, item.right[at % item.right.length]?.id])
    case 'text-entry':
      return turn === 0 ? '演练' : '演练二'
    case 'extended-text':
      return turn === 0 ? '演练：试一试打字。' : '演练：断网时写的，接上以后补传。'
    case 'hotspot':
      return turn === 0 ? { x: 1, y: 1 } : { x: 2, y: 2 }
  }
}
