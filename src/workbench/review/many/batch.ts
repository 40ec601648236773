import { useQuery } from '@tanstack/react-query'
import { answerTo } from '../../api/answer.ts'

/** A batch as GET /cases/batches tells it. */
export interface BatchView {
  id: string
  startedAt: string
  what: string
  state: 'begins' | 'going' | 'ended' | 'stopped'
  secondsLeft: number
  total: number
  done: number
  left: number
}

/** The same with a page of its cases. */
export interface BatchDetail extends BatchView {
  lines: { number: string; title: string; state: 'waiting' | 'done' | 'left'; text: string | null }[]
  next: string | null
  previous: string | null
}

export const isOver = ({ state }: BatchView): boolean => state === 'ended' || state === 'stopped'

/** How far a batch is, in a sentence. */
export function progressOf({ state, secondsLeft, total, done, left }: BatchView): string {
  if (state === 'begins') return `${secondsLeft} 秒后开始办理 ${total} 件，开始前可以停下`
  const told = `共 ${total} 件，已办 ${done} 件${left > 0 ? `，留下 ${left} 件` : ''}`
  if (state === 'stopped') return `已停下：${told}`
  return state === 'ended' ? `办完了：${told}` : `正在办理：${told}，还有 ${total - done - left} 件`
}

/** A batch, asked again each second while it goes on. */
export const useBatch = (id: string | null, page: { after?: string; before?: string } = {}) =>
  useQuery({
    ...answerTo<BatchDetail>('/cases/batches/{id}', { id: id ?? '', ...page }),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data && isOver(query.state.data) ? false : 1000),
  })
