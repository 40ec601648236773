import type { CaseView } from './case-view.ts'

/** What others than `me` did to a case since one opened it, in sentences; empty when nobody else did anything. */
export function whatChanged(before: CaseView, after: CaseView, me: string): string[] {
  const seen = Math.max(0, ...before.timeline.map(({ seq }) => seq))
  const others = after.timeline.filter(({ seq, actor }) => seq > seen && actor !== me)
  if (others.length === 0) return []
  const told = others.map(
    ({ actor, title, at, note }) => `${clock(at)} ${actor}：${title}${note ? `（${note}）` : ''}`,
  )
  if (before.state !== after.state) told.push(`现在的状态：${after.stateTitle}`)
  if (before.amount !== after.amount) told.push('金额已变，请重新核对。')
  return told
}

/** An instant as people in the city read it: `03-02 09:14`. */
export function clock(instant: string): string {
  const parts = new Map(FORMAT.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${parts.get('month')}-${parts.get('day')} ${parts.get('hour')}:${parts.get('minute')}`
}

const FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
