import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Go } from '../../shell/search/go.tsx'
import type { CaseItem } from '../case-view.ts'
import { DueTag } from './due-tag.tsx'
import { passes, type QueueFilter } from './queue-order.ts'
import type { CaseQueue } from './use-queue.ts'

const FILTERS: { filter: QueueFilter; label: string }[] = [
  { filter: 'due', label: '按时限' },
  { filter: 'doubt', label: '有疑点' },
  { filter: 'batch', label: '可批量' },
]

/** The queue beside the case: what waits, in the order of its deadlines. */
export function Queue({ queue, current }: { queue: CaseQueue; current: string }) {
  const { loaded, shown, filter, title, total, complete } = queue
  return (
    <aside className="queue noprint" aria-label="队列">
      <header>
        <h2>
          {title} · {total} 件
        </h2>
        <div className="pills">
          {FILTERS.map(({ filter: one, label }) => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => queue.choose(one)}>
              {label}
              {one !== 'due' && ` ${loaded.filter((item) => passes(item, one)).length}${complete ? '' : '+'}`}
            </button>
          ))}
        </div>
      </header>
      <ol>
        {shown.map((item) => (
          <li key={item.number}>
            <QueueLine item={item} to={queue.addressOf(item.number)} current={item.number === current} />
          </li>
        ))}
        {shown.length === 0 && <li className="none">这一栏没有办件。</li>}
        {!complete && (
          <li className="more">
            <button type="button" className="btn ghost" onClick={queue.more} disabled={queue.fetching}>
              {queue.fetching ? '正在载入……' : '载入更多'}
            </button>
          </li>
        )}
      </ol>
      {filter === 'batch' && shown.length > 0 && <QueueBatch queue={queue} />}
    </aside>
  )
}

function QueueBatch({ queue }: { queue: CaseQueue }) {
  return (
    <footer>
      <button type="button" className="btn" onClick={queue.openBatch}>
        批量办理 {queue.shown.length} 件
      </button>
    </footer>
  )
}

function QueueLine({ item, to, current }: { item: CaseItem; to: string; current: boolean }) {
  const parts = item.title.split(' · ').filter((part) => part !== item.kindTitle)
  // Some cases are called what their kind is: that is said once, in the place of the name.
  const [name = item.kindTitle, ...rest] = parts
  const more = [
    rest.join(' · ') || (parts.length > 0 ? item.kindTitle : null),
    item.amount === null ? null : `${formatYuan(item.amount as Fen)} 元`,
  ]
  return (
    <Go to={to} aria-current={current ? 'true' : undefined}>
      <span className="row">
        <b>{name}</b>
        <DueTag days={item.workingDaysLeft} estimatedYears={item.estimatedYears} />
      </span>
      <small>{more.filter(Boolean).join(' · ')}</small>
      <span className="row">
        <small>{item.subtitle}</small>
        <Doubt item={item} />
      </span>
    </Go>
  )
}

/** What the comparison says of a case in one word or two. */
function Doubt({ item }: { item: CaseItem }) {
  if (item.held) return <Tag tone="warn">搁置</Tag>
  const [first, ...others] = item.attention
  if (!first) return item.compared ? <Tag tone="ok">比对一致</Tag> : null
  return (
    <Tag tone="warn">{others.length > 0 || first.length > 6 ? `${item.attention.length} 处疑点` : first}</Tag>
  )
}
