import { DueTag } from '../review/queue/due-tag.tsx'
import { Go } from '../shell/search/go.tsx'
import type { WorkItem } from './work-list.ts'

/** What waits, a line each: what, why me, until when. */
export function TodoLines({ items }: { items: readonly WorkItem[] }) {
  return (
    <ul className="card lines todo-lines">
      {items.map((one) => (
        <li key={one.key}>
          <span>
            <Go to={one.to}>{one.title}</Go>
            <small className="muted">{one.detail}</small>
          </span>
          <span>{one.why}</span>
          <DueTag days={one.workingDaysLeft} day={one.due} />
        </li>
      ))}
    </ul>
  )
}
