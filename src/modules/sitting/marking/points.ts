import { type Item, markItem } from '../../bank/index.ts'
import { type Agreed, agreedOn, type Given, NOT_GIVEN, type Points } from '../rules/double-marking.ts'

/** What was decided about an item after it was sat (题目处理): it counts for everybody, or another key is right. */
export type Ruling = { what: 'void' } | { what: 'key'; key: unknown }

export const hundredths = (points: number): Points => Math.round(points * 100)

/** The points of one answer: a machine's, a ruling's, or what examiners agreed on; waiting where they have not yet. */
export function pointsOf(
  item: Item,
  answer: unknown,
  ruling: Ruling | undefined,
  given: Given | undefined,
  apartPercent: number,
): Agreed {
  if (ruling?.what === 'void') return { state: 'agreed', points: hundredths(item.points) }
  const asked = ruling ? ({ ...item, key: ruling.key } as Item) : item
  const machine = markItem(asked, answer)
  if (machine !== null) return { state: 'agreed', points: hundredths(machine) }
  const most = Math.floor((hundredths(item.points) * apartPercent) / 100)
  return agreedOn(given ?? NOT_GIVEN, most)
}

/** Points of a paper as a mark of 100, with at most two decimals; a half goes to the candidate. */
export function markOf(points: Points, most: Points): string {
  if (most <= 0) throw new Error('a paper without points')
  const mark = Math.floor((points * 20_000 + most) / (2 * most))
  const [whole, rest] = [Math.floor(mark / 100), mark % 100]
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}
