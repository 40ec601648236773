import type { ReactNode } from 'react'

export interface TimelineEvent {
  /** As shown: 2026年3月4日 09:14. */
  at: string
  /** For machines: 2026-03-04T09:14:00+08:00. */
  instant: string
  title: string
  who?: string | null
  note?: ReactNode
}

/** What happened to a case, in the order in which it happened. */
export const Timeline = ({ events }: { events: readonly TimelineEvent[] }) => (
  <ol className="timeline">
    {events.map(({ at, instant, title, who, note }) => (
      <li key={`${instant} ${title}`}>
        <time dateTime={instant}>{at}</time>
        <div>
          <strong>{title}</strong>
          {who && <span className="muted">{who}</span>}
          {note && <p>{note}</p>}
        </div>
      </li>
    ))}
  </ol>
)
