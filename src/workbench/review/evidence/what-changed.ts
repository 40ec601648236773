import { shortMoment } from '../../../kernel/value/time/moment.ts'
import type { CaseView } from '../case-view.ts'

/** What others than `me` did to a case since one opened it, in sentences; empty when nobody else did anything. */
export function whatChanged(before: CaseView, after: CaseView, me: string): string[] {
  const seen = Math.max(0, ...before.timeline.map(({ seq }) => seq))
  const others = after.timeline.filter(({ seq, actor }) => seq > seen && actor !== me)
  if (others.length === 0) return []
  const told = others.map(
    ({ actor, title, at, note }) => `${shortMoment(at)} ${actor}：${title}${note ? `（${note}）` : ''}`,
  )
  if (before.state !== after.state) told.push(`现在的状态：${after.stateTitle}`)
  if (before.amount !== after.amount) told.push('金额已变，请重新核对。')
  return told
}
