import type { CaseItem } from '../case-view.ts'

/** The three ways to look at a queue: by deadline, what the comparison doubts, what needs no second look. */
export type QueueFilter = 'due' | 'doubt' | 'batch'

export const isQueueFilter = (text: string | undefined): text is QueueFilter =>
  text === 'due' || text === 'doubt' || text === 'batch'

/** The queue of a filter: whatever is due first comes first, cases without a deadline come last. */
export function queueOf(items: readonly CaseItem[], filter: QueueFilter): CaseItem[] {
  return items.filter((item) => passes(item, filter)).sort(byDeadline)
}

export const passes = (item: CaseItem, filter: QueueFilter): boolean =>
  filter === 'due' || (filter === 'doubt' ? isDoubtful(item) : isClear(item))

/** Something in it wants a person's judgement. */
export const isDoubtful = (item: CaseItem): boolean => item.attention.length > 0

/** Everything agrees and nothing holds it: may be decided together with others (可批量). */
export const isClear = (item: CaseItem): boolean =>
  item.compared && item.attention.length === 0 && item.held === null && !item.closed

function byDeadline(a: CaseItem, b: CaseItem): number {
  const left = (item: CaseItem) => item.workingDaysLeft ?? Number.MAX_SAFE_INTEGER
  return left(a) - left(b) || (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0)
}

/** The neighbours of a case in a queue; of one that has left the queue, the first is next. */
export function neighbours(
  queue: readonly CaseItem[],
  number: string,
): { previous: string | null; next: string | null } {
  const at = queue.findIndex((item) => item.number === number)
  return { previous: queue[at - 1]?.number ?? null, next: queue[at + 1]?.number ?? null }
}
