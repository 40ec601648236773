import { shortMoment } from '../../kernel/value/time/moment.ts'
import type { TimelineEntry } from './case-view.ts'

/** 办理过程: everything that happened to the case, in order, by whom. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <section className="card" aria-labelledby="timeline">
      <h2 id="timeline">办理过程</h2>
      <ol className="timeline">
        {entries.map(({ seq, at, actor, title, note, reason, corrections, doubts, state }) => (
          <li key={seq}>
            <time dateTime={at}>{shortMoment(at)}</time>
            <div>
              {actor}：{title} <span className="muted">→ {state}</span>
              {reason && <p>原因：{reason}</p>}
              {corrections.length > 0 && <p>一次告知：{corrections.join('；')}</p>}
              {doubts.length > 0 && (
                <details>
                  <summary>逐条确认了 {doubts.length} 处疑点</summary>
                  <ul>
                    {doubts.map((text) => (
                      <li key={text}>{text}</li>
                    ))}
                  </ul>
                </details>
              )}
              {note && <p>意见：{note}</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
