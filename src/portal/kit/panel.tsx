import { type ReactNode, useId } from 'react'
import { plainId } from '../markup/plain-markup.ts'

interface PanelProps {
  title: string
  /** What tells it from another of the same title, read out after it. */
  beside?: string
  /** Where the rest of it is. */
  more?: { title: string; href: string }
  children: ReactNode
}

/** A card with a heading. */
export function Panel({ title, beside, more, children }: PanelProps) {
  const id = useOwnId()
  return (
    <section className="card pad" aria-labelledby={id}>
      <div className="hd">
        <h2 id={id}>
          {title}
          {beside && <span className="sr">，{beside}</span>}
        </h2>
        {more && <a href={more.href}>{more.title}</a>}
      </div>
      {children}
    </section>
  )
}

/** An id of this part alone: React's, or, where the page is drawn without it, the page's next. */
// biome-ignore lint/correctness/useHookAtTopLevel: where the page is drawn without React there are no hooks at all
const useOwnId = (): string => plainId() ?? useId()
