import { z } from 'zod'
import { type Lots, shuffled } from '../../../kernel/sealing/lots.ts'
import { type CandidateItem, Item, type Option, type Scoring } from '../item/item.ts'

/** Papers are named by letters, as they are printed. */
export const FORMS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type FormLetter = (typeof FORMS)[number]

/** What a seal holds: every paper of an examination with its keys, and from what it was drawn. */
export const PaperContent = z.strictObject({
  seed: z.string(),
  blueprint: z.string(),
  papers: z.array(z.strictObject({ form: z.enum(FORMS), items: z.array(Item) })),
})
export type PaperContent = z.output<typeof PaperContent>

/**
 * The question as it stands in a paper: its options renamed in an order of lots. Authors write the right one first, and the steps of an order in
 * their order; whoever reads what the server sends must learn nothing from the names.
 */
export function inPaper(item: Item, points: number, several: Scoring, lots: Lots): Item {
  switch (item.kind) {
    case 'choice': {
      const [options, now] = renamed(item.options, 'o', lots)
      return { ...item, points, options, key: { right: now(item.key.right) } }
    }
    case 'multiple': {
      const [options, now] = renamed(item.options, 'o', lots)
      return { ...item, points, options, key: { right: item.key.right.map(now).sort(), scoring: several } }
    }
    case 'order': {
      const [options, now] = renamed(item.options, 'o', lots)
      return { ...item, points, options, key: { order: item.key.order.map(now) } }
    }
    case 'match': {
      const [left, nowLeft] = renamed(item.left, 'l', lots)
      const [right, nowRight] = renamed(item.right, 'r', lots)
      const pairs = item.key.pairs.map(([one, other]): [string, string] => [nowLeft(one), nowRight(other)])
      return { ...item, points, left, right, key: { pairs: pairs.sort(), scoring: several } }
    }
    default:
      return { ...item, points }
  }
}

function renamed(options: readonly Option[], letter: string, lots: Lots): [Option[], (id: string) => string] {
  const order = shuffled(options, lots)
  const names = new Map(order.map(({ id }, at) => [id, `${letter}${at + 1}`]))
  const now = (id: string): string => names.get(id) ?? id
  return [order.map(({ id, text }) => ({ id: now(id), text })), now]
}

/** The question with what is offered in another order. */
export function reordered(item: CandidateItem, lots: Lots): CandidateItem {
  if ('options' in item) return { ...item, options: shuffled(item.options, lots) }
  if (item.kind === 'match') return { ...item, right: shuffled(item.right, lots) }
  return item
}
