import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { totalText } from '../../../kit/pager.tsx'
import { call } from '../../api/call.ts'
import { useAddress } from '../../shell/address.ts'
import type { Box, CaseItem, CaseList } from '../case-view.ts'
import { isQueueFilter, neighbours, type QueueFilter, queueOf } from './queue-order.ts'

/** The queue that a case was opened from: its list, filter and neighbours. */
export interface CaseQueue {
  title: string
  /** How many there are, in words: 12, or 500 多. */
  total: string
  loaded: CaseItem[]
  shown: CaseItem[]
  filter: QueueFilter
  /** All of the list is loaded. */
  complete: boolean
  fetching: boolean
  batchOpen: boolean
  choose(filter: QueueFilter): void
  more(): void
  openBatch(): void
  closeBatch(): void
  addressOf(number: string): string
  next(number: string): string | null
  previous(number: string): string | null
}

const TITLES: Record<Box, string> = {
  todo: '待办',
  done: '已办',
  watch: '督办',
  others: '等别人办的',
}

/** Reads the queue that the address names: `?box=todo&kind=BT&q=…&order=doubt`. */
export function useQueue(): CaseQueue {
  const { query, setQuery } = useAddress()
  const [batchOpen, setBatchOpen] = useState(false)
  const box = boxOf(query.box)
  const filter = isQueueFilter(query.order) ? query.order : 'due'
  const { kind, q, part, attention } = query
  const input = { box, kind, q, part, attention }
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['/cases', 'queue', input],
    queryFn: ({ pageParam, signal }) =>
      call<CaseList>('GET', '/cases', { ...input, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const first = data?.pages[0]
  const loaded = data?.pages.flatMap(({ items }) => items) ?? []
  const shown = queueOf(loaded, filter)
  const kindTitle = first?.kinds.find(({ kind }) => kind === query.kind)?.title
  return {
    title: kindTitle ?? TITLES[box],
    total: first ? totalText(first) : '0',
    loaded,
    shown,
    filter,
    complete: !hasNextPage,
    fetching: isFetchingNextPage,
    batchOpen,
    choose: (one) => setQuery({ order: one === 'due' ? null : one }, 'replace'),
    more: () => void fetchNextPage(),
    openBatch: () => setBatchOpen(true),
    closeBatch: () => setBatchOpen(false),
    addressOf: (number) => caseAddress(number, query),
    next: (number) => neighbours(shown, number).next,
    previous: (number) => neighbours(shown, number).previous,
  }
}

export const boxOf = (text: string | undefined): Box =>
  text === 'done' || text === 'watch' || text === 'others' ? text : 'todo'

/** The address of a case within its queue; the same for everybody who may see it. */
export function caseAddress(number: string, query: Readonly<Record<string, string>>): string {
  const kept = new URLSearchParams()
  for (const name of ['box', 'kind', 'q', 'part', 'attention', 'order']) {
    const value = query[name]
    if (value && !(name === 'box' && value === 'todo')) kept.set(name, value)
  }
  const text = kept.toString()
  return `/cases/${number}${text ? `?${text}` : ''}`
}
