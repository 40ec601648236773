import type { ReactNode } from 'react'
import type { Answered } from '../../workbench/api/answer.ts'
import { FailureNote } from '../../workbench/kit/failure-note.tsx'
import { Go } from '../../workbench/shell/search/go.tsx'

/** How many lines stand on the home page; the screen itself has all. */
const SHOWN = 8

/** An administrator's work on his home page (管理员待办): a line each, most urgent first, and the way to where it is done. */
export function WorkNote<Item>({
  title,
  name,
  asked: { answer, failure, again },
  nothing,
  line,
  to,
  children,
}: {
  title: string
  /** For the heading's anchor. */
  name: string
  asked: Answered<{ items: Item[]; total: number }>
  nothing: string
  line(item: Item): { key: string; text: string; muted: string; to: `/${string}` }
  to: { path: `/${string}`; label: string }
  children?: ReactNode
}) {
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>
        {title} {answer && `${answer.total} 项`}
      </h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {children}
      {answer?.items.length === 0 && <p className="muted">{nothing}</p>}
      {answer && answer.items.length > 0 && (
        <ul className="card lines">
          {answer.items.slice(0, SHOWN).map((item) => {
            const { key, text, muted, to: there } = line(item)
            return (
              <li key={key}>
                <Go to={there}>{text}</Go>
                <span className="muted">{muted}</span>
              </li>
            )
          })}
        </ul>
      )}
      {answer && answer.total > SHOWN && (
        <p>
          <Go to={to.path}>{to.label}</Go>
        </p>
      )}
    </section>
  )
}
