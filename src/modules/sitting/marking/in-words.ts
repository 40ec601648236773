import type { Item } from '../../bank/index.ts'

type Option = { id: string; text: string }

const textOf = (from: readonly Option[], id: unknown): string =>
  from.find((one) => one.id === id)?.text ?? String(id)
const list = (given: unknown): readonly unknown[] => (Array.isArray(given) ? given : [])

/** What is right for a question, in words. */
export function keyInWords(item: Item): string {
  if (item.kind === 'text-entry') return item.key.accepted.join(' 或 ')
  if (item.kind === 'extended-text') return item.key.reference.join('\n')
  if (item.kind === 'hotspot') return `区域 ${item.key.right}`
  return answerInWords(
    item,
    item.kind === 'order' ? item.key.order : item.kind === 'match' ? item.key.pairs : item.key.right,
  )
}

/** What a candidate answered, in words; nothing where nothing was. */
export function answerInWords(item: Item, answer: unknown): string {
  if (
    answer === undefined ||
    answer === null ||
    answer === '' ||
    (Array.isArray(answer) && answer.length === 0)
  )
    return '没有作答'
  switch (item.kind) {
    case 'choice':
      return textOf(item.options, answer)
    case 'multiple':
      return [...list(answer)]
        .map(String)
        .sort()
        .map((id) => textOf(item.options, id))
        .join('、')
    case 'order':
      return list(answer)
        .map((id) => textOf(item.options, id))
        .join(' → ')
    case 'match':
      return list(answer)
        .map((pair) => {
          const [left, right] = list(pair)
          return `${textOf(item.left, left)} — ${textOf(item.right, right)}`
        })
        .sort()
        .join('；')
    case 'hotspot': {
      const { x, y } = answer as { x?: number; y?: number }
      return `横 ${x}，纵 ${y}`
    }
    default:
      return String(answer)
  }
}
